package org.sunhall.identity.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.identity.CertificateState;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgKind;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.StaffChange;
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
                row.supervisionPhone,
                OrgKind.valueOf(row.kind),
                Optional.ofNullable(row.principal).map(OrgId::new));
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
        to.kind = from.kind().name();
        to.principal = from.principal().map(OrgId::value).orElse(null);
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

    static OrgPost domain(PostInfoEntity row) {
        return new OrgPost(
                new Post(new OrgId(row.org), row.post),
                Text.of(row.titleZh, row.titleEn),
                PostRank.valueOf(row.rank),
                row.duty);
    }

    static void write(OrgPost from, PostInfoEntity to) {
        to.id = from.post().toString();
        to.org = from.post().org().value();
        to.post = from.post().name();
        to.titleZh = from.title().zh();
        to.titleEn = from.title().en();
        to.rank = from.rank().name();
        to.duty = from.duty();
    }

    static EnforcementCertificate domain(CertificateEntity row) {
        return new EnforcementCertificate(
                row.id,
                new PersonId(row.person),
                row.scope,
                LocalDate.ofEpochDay(row.validFrom),
                LocalDate.ofEpochDay(row.validTo),
                CertificateState.valueOf(row.state),
                row.reason);
    }

    static void write(EnforcementCertificate from, CertificateEntity to) {
        to.id = from.number();
        to.person = from.person().value();
        to.scope = from.scope();
        to.validFrom = from.validFrom().toEpochDay();
        to.validTo = from.validTo().toEpochDay();
        to.state = from.state().name();
        to.reason = from.reason();
    }

    static Division domain(DivisionEntity row) {
        return new Division(
                row.code,
                Text.of(row.nameZh, row.nameEn),
                Optional.ofNullable(row.from).map(LocalDate::ofEpochDay),
                Optional.ofNullable(row.to).map(LocalDate::ofEpochDay));
    }

    static void write(Division from, DivisionEntity to) {
        to.id = key(from);
        to.code = from.code();
        to.nameZh = from.name().zh();
        to.nameEn = from.name().en();
        to.from = from.from().map(LocalDate::toEpochDay).orElse(null);
        to.to = from.to().map(LocalDate::toEpochDay).orElse(null);
    }

    /** A code may come again under another name: the first day belongs to the key. */
    static String key(Division division) {
        return division.code() + division.from().map(day -> "@" + day).orElse("");
    }

    static StaffChange domain(StaffChangeEntity row) {
        return new StaffChange(
                row.id,
                new OrgId(row.org),
                new PersonId(row.person),
                words(row.roles).stream().map(Role::valueOf).collect(Collectors.toSet()),
                words(row.posts),
                row.enabled,
                row.reason,
                StaffChange.State.valueOf(row.state),
                new PersonId(row.requestedBy),
                Instant.ofEpochMilli(row.requestedAt),
                Optional.ofNullable(row.agreedBy).map(PersonId::new),
                row.opinion,
                Optional.ofNullable(row.executedBy).map(PersonId::new),
                row.version);
    }

    static void write(StaffChange from, StaffChangeEntity to) {
        to.id = from.id();
        to.org = from.org().value();
        to.person = from.person().value();
        to.roles = joined(from.roles().stream().map(Role::name).toList());
        to.posts = joined(from.posts());
        to.enabled = from.enabled();
        to.reason = from.reason();
        to.state = from.state().name();
        to.requestedBy = from.requestedBy().value();
        to.requestedAt = from.requestedAt().toEpochMilli();
        to.agreedBy = from.agreedBy().map(PersonId::value).orElse(null);
        to.opinion = from.opinion();
        to.executedBy = from.executedBy().map(PersonId::value).orElse(null);
        to.version = from.version();
    }

    private static Set<String> words(String joined) {
        return Arrays.stream(joined.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static String joined(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
