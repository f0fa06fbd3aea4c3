package org.sunhall.identity.internal;

import java.util.Optional;
import java.util.Set;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

final class IdentityFixture {

    static final Actor SYSTEM = Actor.system("test");
    static final JurisdictionId CITY = new JurisdictionId("city");
    static final OrgId BUREAU = new OrgId("bureau");
    static final OrgId OTHER = new OrgId("other");
    static final Post WINDOW = new Post(BUREAU, "window");
    static final String PASSWORD = "correct horse battery";

    private IdentityFixture() {}

    static Jurisdiction city() {
        return new Jurisdiction(CITY, Text.of("示范市", "Demo City"), Optional.empty(), "440600");
    }

    static Organisation organisation(OrgId id, String... functions) {
        return new Organisation(
                id,
                Text.of("机构" + id, "Office " + id),
                CITY,
                Optional.empty(),
                Set.of(functions),
                "人民路 1 号",
                "12345",
                "12388");
    }

    static Person staff(String id, OrgId org, Set<Role> roles, Post... posts) {
        return new Person(
                new PersonId(id),
                id,
                "姓名" + id,
                PersonKind.STAFF,
                Optional.of(org),
                Optional.of(CITY),
                roles,
                Set.of(posts),
                true,
                true);
    }

    static Person citizen(String id) {
        return new Person(
                new PersonId(id),
                id,
                "居民" + id,
                PersonKind.CITIZEN,
                Optional.empty(),
                Optional.of(CITY),
                Set.of(Role.CITIZEN),
                Set.of(),
                true,
                true);
    }

    static Person disabled(Person person) {
        return new Person(
                person.id(),
                person.login(),
                person.name(),
                person.kind(),
                person.org(),
                person.jurisdiction(),
                person.roles(),
                person.posts(),
                person.realName(),
                false);
    }

    static Actor actor(Person person) {
        return new Actor(
                Optional.of(person.id()),
                person.name(),
                person.org(),
                person.jurisdiction(),
                person.roles(),
                person.posts());
    }
}
