package org.sunhall.cases.application;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseRules;
import org.sunhall.casework.Circumstances;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Directory;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;

/**
 * Looks up what the legality of a step hangs on and the client does not get to say: the officer's certificate today,
 * and for whom they stand in. Asks only where the edition or the officer's posts make it matter.
 */
@Component(service = CircumstancesReader.class)
public final class CircumstancesReader {

    private final Directory directory;

    /** Takes the directory. */
    @Activate
    public CircumstancesReader(@Reference Directory directory) {
        this.directory = directory;
    }

    Circumstances of(Actor actor, StoredCase stored, RunningDefinition definition, String task, Instant now) {
        if (actor.person().isEmpty() || task.isEmpty()) {
            return Circumstances.NONE;
        }
        PersonId person = actor.person().get();
        CaseRules rules = definition.cases().rules();
        Optional<String> certificate = rules.allCertified()
                        || !rules.certified().isEmpty()
                ? directory.certificate(person, definition.reader().dayOf(now)).map(EnforcementCertificate::number)
                : Optional.empty();
        return Circumstances.of(certificate, standsInFor(person, stored, task));
    }

    private Optional<String> standsInFor(PersonId person, StoredCase stored, String task) {
        return stored.state()
                .task(task)
                .filter(open -> !open.post().isEmpty())
                .flatMap(open -> directory.standInsFor(new Post(stored.state().orgOf(open), open.post())).stream()
                        .filter(delegation -> delegation.holder().equals(person))
                        .map(Delegation::by)
                        .map(PersonId::value)
                        .findFirst());
    }
}
