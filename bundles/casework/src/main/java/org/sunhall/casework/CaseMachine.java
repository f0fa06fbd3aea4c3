package org.sunhall.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
            on(CaseCommand.Resume.class, PlatformActs::resume),
            on(ClockCommand.Stop.class, Stopping::stop),
            on(ClockCommand.EndStop.class, Stopping::endStop),
            on(ClockCommand.Interrupt.class, Stopping::interrupt),
            on(ClockCommand.GrantTime.class, Stopping::grantTime),
            on(ClockCommand.Hang.class, Stopping::hang),
            on(ClockCommand.Unhang.class, Stopping::unhang),
            on(ClockCommand.RecordCalendarChange.class, Stopping::calendarChanged),
            on(StepCommand.ReturnTo.class, Assigning::returnTo),
            on(StepCommand.HandOver.class, Assigning::handOver),
            on(StepCommand.Recuse.class, Assigning::recuse),
            on(EndingCommand.Terminate.class, Ending::terminate),
            on(EndingCommand.MergeInto.class, Ending::mergeInto),
            on(EndingCommand.TakeIn.class, Ending::takeIn),
            on(EndingCommand.CheckFollowUp.class, Ending::checkFollowUp),
            on(EndingCommand.Revoke.class, Ending::revoke),
            on(RecordCommand.RecordThirdParty.class, Correcting::thirdParty),
            on(RecordCommand.RequestCorrection.class, Correcting::request),
            on(RecordCommand.ReviewCorrection.class, Correcting::review),
            on(RecordCommand.ApproveCorrection.class, Correcting::approve),
            on(RecordCommand.ExecuteCorrection.class, Correcting::execute),
            on(RecordCommand.NoteOriginal.class, Noting::original),
            on(RecordCommand.HandOverOriginal.class, Noting::handOver),
            on(RecordCommand.ChooseDelivery.class, Serving::choose),
            on(RecordCommand.VerifyParty.class, Serving::verify),
            on(RecordCommand.CopyTo.class, Noting::copy),
            on(RecordCommand.EndAgency.class, Noting::endAgency),
            on(RecordCommand.Rate.class, Noting::rate));

    /** What the edition must allow; commands that are not here need no leave. */
    private static final Map<Class<?>, Operation> NEEDED = Map.ofEntries(
            Map.entry(CaseCommand.Supply.class, Operation.SUPPLEMENT),
            Map.entry(CaseCommand.RequestExtension.class, Operation.EXTEND),
            Map.entry(CaseCommand.Withdraw.class, Operation.WITHDRAW),
            Map.entry(ClockCommand.Stop.class, Operation.STOP),
            Map.entry(ClockCommand.Interrupt.class, Operation.INTERRUPT),
            Map.entry(ClockCommand.GrantTime.class, Operation.GRANT_TIME),
            Map.entry(StepCommand.ReturnTo.class, Operation.RETURN),
            Map.entry(StepCommand.Recuse.class, Operation.RECUSE),
            Map.entry(EndingCommand.Terminate.class, Operation.TERMINATE),
            Map.entry(EndingCommand.MergeInto.class, Operation.MERGE),
            Map.entry(EndingCommand.TakeIn.class, Operation.MERGE),
            Map.entry(EndingCommand.Revoke.class, Operation.REVOKE),
            Map.entry(RecordCommand.RecordThirdParty.class, Operation.THIRD_PARTY_RESULT),
            Map.entry(RecordCommand.RequestCorrection.class, Operation.CORRECT));

    /** Commands that go on while a case is parked. */
    private static final Set<Class<?>> WHILE_PARKED = Set.of(
            CaseCommand.Resume.class,
            CaseCommand.Park.class,
            CaseCommand.ExpireClock.class,
            ClockCommand.Hang.class,
            ClockCommand.Unhang.class,
            ClockCommand.RecordCalendarChange.class);

    /** Commands that change what a closed case's decision was worth, correct its data, or let others know of it. */
    private static final Set<Class<?>> WHEN_CLOSED = Set.of(
            EndingCommand.CheckFollowUp.class,
            EndingCommand.Revoke.class,
            RecordCommand.CopyTo.class,
            RecordCommand.RequestCorrection.class,
            RecordCommand.ReviewCorrection.class,
            RecordCommand.ApproveCorrection.class,
            RecordCommand.ExecuteCorrection.class);

    private CaseMachine() {}

    /** A new case. */
    public static Outcome<Decision> submit(
            Application application, CaseDefinition definition, Instant now, Numbers numbers) {
        return Intake.submit(new Work(null, definition, now, numbers, Circumstances.NONE), application);
    }

    /** What a command does to a case that exists, or why not. */
    public static Outcome<Decision> decide(
            CaseState state, CaseCommand command, CaseDefinition definition, Instant now, Numbers numbers) {
        return decide(state, command, definition, now, numbers, Circumstances.NONE);
    }

    /** What a command does to a case that exists, given what is known of who acts, or why not. */
    public static Outcome<Decision> decide(
            CaseState state,
            CaseCommand command,
            CaseDefinition definition,
            Instant now,
            Numbers numbers,
            Circumstances circumstances) {
        boolean afterwards = state.stage() == Stage.CLOSED && WHEN_CLOSED.contains(command.getClass())
                || command instanceof RecordCommand.Rate;
        if (command instanceof RecordCommand.CopyTo && state.stage() != Stage.CLOSED) {
            return Outcome.refused(
                    CaseRejection.NOT_NOW, Text.of("办结后方可抄告。", "Others get a copy when the case has been closed."));
        }
        if (state.stage().isEnded() && !afterwards) {
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
        Optional<Operation> needed = Optional.ofNullable(NEEDED.get(command.getClass()));
        if (command instanceof StepCommand.HandOver handOver) {
            needed = Optional.of(handOver.how().operation());
        }
        if (needed.isPresent() && !definition.rules().operations().contains(needed.get())) {
            return Outcome.refused(
                    CaseRejection.NOT_ALLOWED,
                    Text.of("该事项版本不允许“{0}”。", "The edition does not allow “{0}”.")
                            .with(needed.get().title()));
        }
        return DECIDERS.get(command.getClass())
                .apply(new Work(state, definition, now, numbers, circumstances), command);
    }

    private static <C extends CaseCommand> Map.Entry<Class<?>, BiFunction<Work, CaseCommand, Outcome<Decision>>> on(
            Class<C> type, BiFunction<Work, C, Outcome<Decision>> decider) {
        return Map.entry(type, (work, command) -> decider.apply(work, type.cast(command)));
    }
}
