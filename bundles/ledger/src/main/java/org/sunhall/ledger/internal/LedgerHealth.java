package org.sunhall.ledger.internal;

import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/** Shows listeners that stand still, their lag, and the state of the evidence. */
@Component(service = HealthSource.class)
public final class LedgerHealth implements HealthSource {

    private final Delivery delivery;
    private final Sealing sealing;

    /** Created by the component runtime. */
    @Activate
    public LedgerHealth(@Reference Delivery delivery, @Reference Sealing sealing) {
        this.delivery = delivery;
        this.sealing = sealing;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Health check() {
        Map<String, Object> figures = new HashMap<>();
        Text sentence = Text.of("正常", "well");
        boolean degraded = false;
        for (Follower follower : delivery.followers()) {
            figures.put("lag." + follower.name(), follower.lag());
            if (follower.trouble().isPresent()) {
                Follower.Trouble trouble = follower.trouble().get();
                figures.put("stuck." + follower.name(), trouble.event());
                sentence = Text.of(
                                "监听器 {0} 停在第 {1} 号事件，已尝试 {2} 次", "listener {0} stands at event {1} after {2} attempts")
                        .with(follower.name(), trouble.event(), trouble.attempts());
                degraded = true;
            }
        }
        String trouble = sealing.trouble();
        if (trouble != null) {
            figures.put("sealing", trouble);
            sentence = Text.of("新事件未能封存", "new events are not sealed");
            degraded = true;
        }
        EvidenceReport startup = sealing.startup();
        if (startup != null && !startup.clean()) {
            figures.put("evidenceFindings", startup.findings().size());
            sentence = startup.findings().get(0).what();
            degraded = true;
        }
        return new Health(degraded ? Health.State.DEGRADED : Health.State.UP, sentence, figures);
    }
}
