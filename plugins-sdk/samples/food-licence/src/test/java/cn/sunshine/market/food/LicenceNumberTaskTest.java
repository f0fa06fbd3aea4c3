package cn.sunshine.market.food;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

class LicenceNumberTaskTest {

    private final LicenceNumberTask task = new LicenceNumberTask();

    @Test
    void addsNumberAndEndOfValidity() {
        assertThat(task.run(context("catering", "350111", 15367)))
                .isEqualTo(TaskResult.done(Map.of("licenceNumber", "JY23501110153674", "validUntil", "2031-11-22")));
    }

    @Test
    void givesTheSameAnswerWhenRepeated() {
        TaskContext context = context("sales", "329900", 1);
        assertThat(task.run(context)).isEqualTo(task.run(context));
    }

    @Test
    void saysWhyNoNumberCanBeFormed() {
        assertThat(task.run(context("unknown", "329900", 1))).isInstanceOf(TaskResult.Failed.class);
        assertThat(task.run(context("sales", "", 1))).isInstanceOf(TaskResult.Failed.class);
        assertThat(task.run(context("sales", "329900", 1_000_000))).isInstanceOf(TaskResult.Failed.class);
    }

    private static TaskContext context(String mainFormat, String division, long number) {
        return new TaskContext() {
            @Override
            public String taskId() {
                return "licence-number.1";
            }

            @Override
            public String step() {
                return "licence-number";
            }

            @Override
            public Map<String, Object> form() {
                return Map.of("mainFormat", mainFormat);
            }

            @Override
            public Map<String, Object> facts() {
                return Map.of();
            }

            @Override
            public long number() {
                return number;
            }

            @Override
            public String divisionCode() {
                return division;
            }

            @Override
            public LocalDate today() {
                return LocalDate.of(2026, 11, 23);
            }
        };
    }
}
