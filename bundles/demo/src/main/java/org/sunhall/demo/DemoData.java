package org.sunhall.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
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
        for (Jurisdiction jurisdiction : List.of(DemoPeople.city(), DemoDistrict.district())) {
            if (directory.jurisdiction(jurisdiction.id()).isEmpty()) {
                done(admin.putJurisdiction(actor, jurisdiction));
            }
        }
        List<Organisation> organisations = joined(DemoPeople.organisations(), DemoDistrict.organisations());
        List<Person> people = joined(DemoPeople.people(), DemoDistrict.people());
        for (Organisation organisation : organisations) {
            if (directory.organisation(organisation.id()).isEmpty()) {
                done(admin.putOrganisation(actor, organisation));
            }
        }
        for (Person person : people) {
            if (directory.person(person.id()).isEmpty()) {
                done(admin.putPerson(actor, person, Optional.of(DemoPeople.PASSWORD.toCharArray())));
            }
        }
        for (OrgPost post : joined(DemoPeople.posts(), DemoDistrict.posts())) {
            Optional<OrgPost> known = directory.posts(post.post().org()).stream()
                    .filter(other -> other.post().equals(post.post()))
                    .findFirst();
            if (known.isEmpty() || known.get().equals(OrgPost.undescribed(post.post()))) {
                done(admin.putPost(actor, post));
            }
        }
        LOG.warn(
                "演示模式:人员、机构均为虚构,口令公开,时间可以调整。不得用于实际办理。"
                        + " DEMONSTRATION MODE: fictional people with a known password, and time can be moved. Never use it for real cases.");
        LOG.info(
                "演示账号 / demo accounts: {} · 口令 / password: {}",
                people.stream().map(Person::login).collect(Collectors.joining(", ")),
                DemoPeople.PASSWORD);
    }

    private static <T> List<T> joined(List<T> city, List<T> district) {
        return Stream.concat(city.stream(), district.stream()).toList();
    }

    private static void done(Outcome<?> outcome) {
        outcome.refusal().ifPresent(rejection -> {
            throw new IllegalStateException(
                    rejection.code().id() + ": " + rejection.detail().en());
        });
    }
}
