package org.sunhall.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * Decides what a command does to a case. Pure: the same state, command, definition and instant give the same decision;
 * only the numbers come from outside. Each family of commands is decided by a class of its own.
 */
public final class CaseMachine {

    /** The clock of the office's first answer. */
    public static final String NOTICE = "notice";
    /** The applicant's clock. */
    public static final String SUPPLEMENT = "supplement";
    /** The law's limit for the decision. */
    public static final String STATUTORY = "statutory";
    /** The office's own limit for the decision. */
    public static final String PROMISED = "promised";
    /** The limit for issuing and serving. */
    public static final String DELIVERY = "delivery";

    private static final Map<Class<?>, BiFunction<Work, CaseCommand, Outcome<Decision>>> DECIDERS = Map.ofEntries(
            on(CaseCommand.CompleteStep.class, Handling::completeStep),
            on(CaseCommand.Supply.class, Intake::supply),
            on(CaseCommand.RequestExtension.class, Extending::request),
            on(CaseCommand.DecideExtension.class, Extending::decide),
            on(CaseCommand.Withdraw.class, Ending::withdraw),
            on(CaseCommand.FinishTask.class, AutomaticTasks::finish),
            on(CaseCommand.FailTask.class, AutomaticTasks::fail),
            on(CaseCommand.ExpireClock.class, PlatformActs::expire),
            on(CaseCommand.Park.class, PlatformActs::park),
            on(CaseCommand.Resume.class, PlatformActs::resume));

    /** Commands that go on while a case is parked. */
    private static final Set<Class<?>> WHILE_PARKED =
            Set.of(CaseCommand.Resume.class, CaseCommand.Park.class, CaseCommand.ExpireClock.class);

    private CaseMachine() {}

    /** A new case. */
    public static Outcome<Decision> submit(
            Application application, CaseDefinition definition, Instant now, Numbers numbers) {
        return Intake.submit(new Work(null, definition, now, numbers), application);
    }

    /** What a command does to a case that exists, or why not. */
    public static Outcome<Decision> decide(
            CaseState state, CaseCommand command, CaseDefinition definition, Instant now, Numbers numbers) {
        if (state.stage().isEnded()) {
            return Outcome.refused(
                    CaseRejection.ENDED,
                    Text.of("办件已于此前结束({0}),不能再操作。", "The case has ended ({0}); nothing more can be done with it.")
                            .with(state.stage().title()));
        }
        if (state.parkedBecause().isPresent() && !WHILE_PARKED.contains(command.getClass())) {
            return Outcome.refused(
                    CaseRejection.PARKED,
                    Text.of(
                                    "办件暂时挂置:{0}。期限继续计算,恢复后自动继续办理。",
                                    "The case is parked: {0}. Its clocks run on; it goes on by itself afterwards.")
                            .with(state.parkedBecause().get()));
        }
        return DECIDERS.get(command.getClass()).apply(new Work(state, definition, now, numbers), command);
    }

    private static <C extends CaseCommand> Map.Entry<Class<?>, BiFunction<Work, CaseCommand, Outcome<Decision>>> on(
            Class<C> type, BiFunction<Work, C, Outcome<Decision>> decider) {
        return Map.entry(type, (work, command) -> decider.apply(work, type.cast(command)));
    }
}
