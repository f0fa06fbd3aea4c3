package org.sunhall.cases.application;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.ClockCommand;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;

/**
 * An item that is hung stops the internal clocks of its running cases, as far as the pack lets it; its law's clock runs on
 * . Un-hung, they go on. Done in the transaction that hears of it: heard again after a crash, it is done once.
 */
@Component(service = LedgerListener.class, immediate = true)
public final class Hanging implements LedgerListener {

    private static final Actor PART = Actor.system("catalog");
    private static final int AT_ONCE = 100;

    private final CaseStore store;
    private final CommandRunner runner;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Catalog catalog;

    /** Takes its collaborators. */
    @Activate
    public Hanging(@Reference CaseStore store, @Reference CommandRunner runner) {
        this.store = store;
        this.runner = runner;
    }

    @Override
    public String name() {
        return "cases-hanging";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("catalog.item-hung") || type.equals("catalog.item-unhung");
    }

    @Override
    public void on(RecordedEvent event) {
        Catalog present = catalog;
        if (present == null) {
            throw new IllegalStateException(
                    "the catalog is away; the cases of a hung item are seen to when it is back");
        }
        ItemCode item = new ItemCode(event.data().path("item").asText());
        boolean hung = event.type().equals("catalog.item-hung");
        CaseCommand command = hung
                ? new ClockCommand.Hang(Text.of("事项已经挂起。", "The item has been hung."))
                : new ClockCommand.Unhang(Text.of("事项已经解挂。", "The item is in use again."));
        List<EditionId> editions =
                present.editions(item).stream().map(EditionView::id).toList();
        Optional<CaseId> after = Optional.empty();
        List<CaseId> page;
        do {
            page = editions.isEmpty() ? List.of() : store.runningUnder(editions, after, AT_ONCE);
            for (CaseId id : page) {
                // Refused where it is hung, or un-hung, already: then it was done before.
                runner.platform(PART, id, command);
                after = Optional.of(id);
            }
        } while (page.size() == AT_ONCE);
    }
}
