package org.sunhall.demo;

import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;

/** Puts the demonstration's offices and people where they are missing, and says loudly that this is a demonstration. */
@Component(service = DemoData.class, immediate = true)
public final class DemoData {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    /** Fills what is missing; what somebody changed stays. */
    @Activate
    public DemoData(@Reference Directory directory, @Reference DirectoryAdmin admin) {
        Actor actor = Actor.system("demo");
        if (directory.jurisdiction(DemoPeople.CITY).isEmpty()) {
            done(admin.putJurisdiction(actor, DemoPeople.city()));
        }
        for (Organisation organisation : DemoPeople.organisations()) {
            if (directory.organisation(organisation.id()).isEmpty()) {
                done(admin.putOrganisation(actor, organisation));
            }
        }
        for (Person person : DemoPeople.people()) {
            if (directory.person(person.id()).isEmpty()) {
                done(admin.putPerson(actor, person, Optional.of(DemoPeople.PASSWORD.toCharArray())));
            }
        }
        LOG.warn(
                "演示模式:人员、机构均为虚构,口令公开,时间可以调整。不得用于实际办理。"
                        + " DEMONSTRATION MODE: fictional people with a known password, and time can be moved. Never use it for real cases.");
        LOG.info(
                "演示账号 / demo accounts: {} · 口令 / password: {}",
                DemoPeople.people().stream().map(Person::login).collect(Collectors.joining(", ")),
                DemoPeople.PASSWORD);
    }

    private static void done(Outcome<?> outcome) {
        outcome.refusal().ifPresent(rejection -> {
            throw new IllegalStateException(
                    rejection.code().id() + ": " + rejection.detail().en());
        });
    }
}
