package org.sunhall.cases.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseView.OperationView;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;

/** The operations of a case beside its steps, by name (R-108 … R-110). */
@Component(service = Operations.class)
public final class Operations {

    /** Repairs what runs by itself; whoever may is no party to the case, so the case does not list it. */
    static final String RETRY_TASK = "retry-task";

    private final Map<String, CaseOperation> byName = new LinkedHashMap<>();

    /** Knows them all. */
    @Activate
    public Operations(@Reference Directory directory, @Reference UploadStore uploads) {
        TimeOperations.all().forEach(this::add);
        new HandOperations(directory).all().forEach(this::add);
        EndOperations.all().forEach(this::add);
        new TruthOperations(uploads).all().forEach(this::add);
        ServingOperations.all().forEach(this::add);
    }

    private void add(CaseOperation operation) {
        byName.put(operation.name(), operation);
    }

    /** The names of all, with that of a stuck automatic task that is tried again. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(byName.keySet());
        names.add(RETRY_TASK);
        return names;
    }

    Optional<CaseOperation> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What this actor may do with the case now. */
    List<OperationView> open(Actor actor, StoredCase stored, RunningDefinition definition) {
        if (stored.parked().isPresent()) {
            return List.of();
        }
        Situation situation = new Situation(stored, definition);
        return byName.values().stream()
                .filter(operation -> operation.isOpenTo(actor, situation))
                .map(operation -> new OperationView(
                        operation.name(),
                        operation.title(),
                        operation.body().apply(situation).schema()))
                .toList();
    }
}
