package org.sunhall.identity.internal.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** Between the domain's records and the rows. */
final class Mapping {

    private Mapping() {}

    static Jurisdiction domain(JurisdictionEntity row) {
        return new Jurisdiction(
                new JurisdictionId(row.id),
                Text.of(row.nameZh, row.nameEn),
                Optional.ofNullable(row.parent).map(JurisdictionId::new),
                row.division);
    }

    static void write(Jurisdiction from, JurisdictionEntity to) {
        to.id = from.id().value();
        to.nameZh = from.name().zh();
        to.nameEn = from.name().en();
        to.parent = from.parent().map(JurisdictionId::value).orElse(null);
        to.division = from.division();
    }

    static Organisation domain(OrganisationEntity row) {
        return new Organisation(
                new OrgId(row.id),
                Text.of(row.nameZh, row.nameEn),
                new JurisdictionId(row.jurisdiction),
                Optional.ofNullable(row.parent).map(OrgId::new),
                words(row.functions),
                row.address,
                row.phone,
                row.supervisionPhone);
    }

    static void write(Organisation from, OrganisationEntity to) {
        to.id = from.id().value();
        to.nameZh = from.name().zh();
        to.nameEn = from.name().en();
        to.jurisdiction = from.jurisdiction().value();
        to.parent = from.parent().map(OrgId::value).orElse(null);
        to.functions = joined(from.functions());
        to.address = from.address();
        to.phone = from.phone();
        to.supervisionPhone = from.supervisionPhone();
    }

    static Person domain(PersonEntity row, Collection<PostEntity> posts) {
        return new Person(
                new PersonId(row.id),
                row.login,
                row.name,
                PersonKind.valueOf(row.kind),
                Optional.ofNullable(row.org).map(OrgId::new),
                Optional.ofNullable(row.jurisdiction).map(JurisdictionId::new),
                words(row.roles).stream().map(Role::valueOf).collect(Collectors.toSet()),
                posts.stream()
                        .map(post -> new Post(new OrgId(post.org), post.post))
                        .collect(Collectors.toSet()),
                row.realName,
                row.enabled);
    }

    static void write(Person from, PersonEntity to) {
        to.id = from.id().value();
        to.login = from.login();
        to.name = from.name();
        to.kind = from.kind().name();
        to.org = from.org().map(OrgId::value).orElse(null);
        to.jurisdiction = from.jurisdiction().map(JurisdictionId::value).orElse(null);
        to.roles = joined(from.roles().stream().map(Role::name).toList());
        to.realName = from.realName();
        to.enabled = from.enabled();
    }

    static PostEntity row(PersonId person, Post post) {
        PostEntity row = new PostEntity();
        row.id = post.org().value() + "/" + post.name() + "/" + person.value();
        row.org = post.org().value();
        row.post = post.name();
        row.person = person.value();
        return row;
    }

    static Delegation domain(DelegationEntity row) {
        return new Delegation(
                row.id,
                new Post(new OrgId(row.org), row.post),
                new PersonId(row.holder),
                new PersonId(row.by),
                Instant.ofEpochMilli(row.from),
                Instant.ofEpochMilli(row.until),
                row.reason);
    }

    static void write(Delegation from, DelegationEntity to) {
        to.id = from.id();
        to.org = from.post().org().value();
        to.post = from.post().name();
        to.holder = from.holder().value();
        to.by = from.by().value();
        to.from = from.from().toEpochMilli();
        to.until = from.until().toEpochMilli();
        to.reason = from.reason();
    }

    private static Set<String> words(String joined) {
        return Arrays.stream(joined.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static String joined(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
