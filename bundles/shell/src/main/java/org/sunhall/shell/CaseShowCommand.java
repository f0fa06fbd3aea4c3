package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.CaseView.ClockView;
import org.sunhall.cases.api.Cases;
import org.sunhall.cases.api.TimelineEntry;

/** {@code sunhall:case-show}: the timeline, and every clock explained. */
@Service
@Command(
        scope = "sunhall",
        name = "case-show",
        description = "查看一个办件的经过和时限计算 / shows a case's timeline and explains its clocks")
public final class CaseShowCommand implements Action {

    @Argument(required = true, description = "统一服务监管码或回执号 / the supervision code or the receipt")
    private String code;

    @Reference
    private Cases cases;

    @Override
    public Object execute() {
        Console.print(cases.findByCode(Console.OPERATOR, code), this::show);
        return null;
    }

    private void show(CaseView view) {
        System.out.println(view.summary().code().orElse(view.summary().receipt()) + "  "
                + Console.both(view.summary().itemName()));
        System.out.println("阶段 stage: " + Console.both(view.summary().stageTitle()));
        view.summary()
                .parked()
                .ifPresent(why -> System.out.println("挂置 parked: " + Console.both(why) + "  自 since "
                        + view.summary().parkedSince().map(Console::time).orElse("?") + "  由 by "
                        + view.summary().parkedBy().orElse("?")));
        System.out.println("\n经过 timeline");
        Console.print(cases.timeline(Console.OPERATOR, view.summary().id()), entries -> entries.forEach(this::line));
        System.out.println("\n时限 clocks");
        view.clocks().forEach(this::clock);
        System.out.println("\n文书 papers");
        view.papers()
                .forEach(paper -> System.out.println("  " + paper.title().zh() + "  "
                        + paper.number().orElse("") + "  " + paper.state() + "  验证码 " + paper.verification()));
    }

    private void line(TimelineEntry entry) {
        String detail = entry.data().path("title").path("zh").asText("");
        String outcome = entry.data().path("outcomeLabel").path("zh").asText("");
        System.out.println(String.format(
                "  %3d  %s  %-24s %-22s %s %s",
                entry.sequence(), Console.time(entry.at()), entry.type(), entry.actor(), detail, outcome));
    }

    private void clock(ClockView clock) {
        System.out.println("  " + clock.lamp() + "  " + Console.both(clock.title()) + "  到期 due " + clock.dueOn()
                + (clock.endedAt().isPresent()
                        ? "  已结束 ended " + Console.time(clock.endedAt().get())
                        : "  剩余 left " + Console.both(clock.remaining())));
        System.out.println("      依据 basis: " + clock.basis());
        clock.working().forEach(line -> System.out.println("      " + Console.both(line)));
    }
}
