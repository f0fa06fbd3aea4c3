package org.sunhall.cases.application;

import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.casework.Numbers;
import org.sunhall.documents.NumberSeries;
import org.sunhall.documents.SupervisionCodes;
import org.sunhall.kernel.SupervisionCode;

/** The numbers a decision draws, each from its series and inside the decision's transaction. */
@Component(service = CaseNumbers.class)
public final class CaseNumbers {

    private final NumberSeries series;
    private final SupervisionCodes codes;

    /** Takes the series. */
    @Activate
    public CaseNumbers(@Reference NumberSeries series, @Reference SupervisionCodes codes) {
        this.series = series;
        this.codes = codes;
    }

    Numbers of(RunningDefinition definition, Instant now) {
        return new Numbers() {
            @Override
            public SupervisionCode supervisionCode() {
                return codes.next(definition.division(), now);
            }

            @Override
            public long forTask(String step) {
                return series.next("task:" + definition.cases().org() + ":"
                        + definition.cases().item() + ":" + step);
            }
        };
    }
}
