package cn.sunshine.market.food;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

/**
 * Forms the licence number and the end of its validity, five years (食品经营许可和备案管理办法 arts. 23, 26). The sequence comes from
 * the platform, which alone allocates numbers.
 */
@Component(service = AutomaticTask.class, property = AutomaticTask.NAME + "=licence-number")
public final class LicenceNumberTask implements AutomaticTask {

    private static final int YEARS_VALID = 5;
    private static final Map<String, Integer> FORMATS = Map.of("sales", 1, "catering", 2, "canteen", 3);

    /** Made by declarative services. */
    public LicenceNumberTask() {}

    @Override
    public TaskResult run(TaskContext context) {
        Integer format = FORMATS.get(String.valueOf(context.form().get("mainFormat")));
        if (format == null) {
            return TaskResult.failed(
                    "申请表中没有主体业态,无法编制许可证编号。", "The form has no main format; no licence number can be formed.");
        }
        try {
            return TaskResult.done(Map.of(
                    "licenceNumber", LicenceNumber.of(format, context.divisionCode(), context.number()),
                    "validUntil",
                            context.today().plusYears(YEARS_VALID).minusDays(1).toString()));
        } catch (IllegalArgumentException e) {
            return TaskResult.failed(
                    "行政区划代码或流水号超出编号规则,无法编制许可证编号。", "Division code or sequence does not fit the licence number.");
        }
    }
}
