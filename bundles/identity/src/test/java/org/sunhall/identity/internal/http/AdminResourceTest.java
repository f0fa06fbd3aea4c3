package org.sunhall.identity.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Person;
import org.sunhall.identity.TestDirectory;
import org.sunhall.identity.internal.GuardedDirectoryAdmin;
import org.sunhall.identity.internal.PeopleRegister;
import org.sunhall.identity.internal.RequestedStaffChanges;
import org.sunhall.identity.internal.Sessions;
import org.sunhall.identity.internal.StoredDirectory;
import org.sunhall.identity.internal.http.AdminJson.AnswerInput;
import org.sunhall.identity.internal.http.AdminJson.CertificateInput;
import org.sunhall.identity.internal.http.AdminJson.DelegationInput;
import org.sunhall.identity.internal.http.AdminJson.OrganisationInput;
import org.sunhall.identity.internal.http.AdminJson.PersonInput;
import org.sunhall.identity.internal.http.AdminJson.PostInput;
import org.sunhall.identity.internal.http.AdminJson.StaffChangeInput;
import org.sunhall.identity.internal.http.AdminJson.StaffChangeView;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.rest.ActorPrincipal;

/** What the pages of the organisation get over HTTP, on the real directory. */
class AdminResourceTest {

    private static final Person ADMIN =
            TestDirectory.staff("admin", TestDirectory.MARKET, Set.of(Role.STAFF, Role.BUREAU_ADMIN));
    private static final Person CLERK =
            TestDirectory.staff("clerk", TestDirectory.MARKET, Set.of(Role.STAFF), "window");
    private static final Person LEGAL = TestDirectory.staff("legal", TestDirectory.MARKET, Set.of(Role.LEGAL));

    private static TestDatabase database;
    private static Directory directory;
    private static AdminResource resource;

    @BeforeAll
    static void open() {
        database = TestDatabase.derby("identity", "db/identity/changelog.xml", TestLedger.CHANGELOG);
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);
        Ledger ledger = TestLedger.on(database).ledger();
        IdentityStore store = new IdentityStore(database.factory(), database.transactions());
        Sessions sessions = new Sessions();
        PeopleRegister people = new PeopleRegister(store, ledger, database.transactions(), clock, sessions);
        directory = new StoredDirectory(store, database.transactions(), clock);
        GuardedDirectoryAdmin admin = new GuardedDirectoryAdmin(
                store, ledger, database.transactions(), clock, sessions, people, PackRegistry.bundled());
        resource = new AdminResource(
                directory,
                admin,
                new RequestedStaffChanges(
                        store, directory, people, ledger, database.transactions(), clock, PackRegistry.bundled()),
                database.transactions());
        Actor system = Actor.system("test");
        admin.putJurisdiction(
                system, new Jurisdiction(TestDirectory.CITY, Text.same("阳光市"), Optional.empty(), "329900"));
        admin.putOrganisation(system, TestDirectory.market());
        for (Person person : List.of(ADMIN, CLERK, LEGAL)) {
            admin.putPerson(system, person, Optional.empty());
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void anOrganisationIsChangedOnlyByWhoHasReadItsPresentState() {
        Response read = resource.organisation("sunshine-market", as(ADMIN), headers(null));
        String tag = "\"" + read.getEntityTag().getValue() + "\"";
        OrganisationInput moved = organisation("新阳光路9号");

        assertThat(resource.putOrganisation("sunshine-market", moved, as(ADMIN), headers(null))
                        .getStatus())
                .as("without a tag")
                .isEqualTo(412);
        assertThat(directory.organisation(TestDirectory.MARKET).orElseThrow().address())
                .isEqualTo("阳光路1号");
        Response changed = resource.putOrganisation("sunshine-market", moved, as(ADMIN), headers(tag));
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(directory.organisation(TestDirectory.MARKET).orElseThrow().address())
                .isEqualTo("新阳光路9号");
        assertThat(resource.putOrganisation("sunshine-market", organisation("x"), as(ADMIN), headers(tag))
                        .getStatus())
                .as("with a tag of the past")
                .isEqualTo(412);
        assertThat(resource.putOrganisation("sunshine-market", moved, as(CLERK), headers(tag))
                        .getStatus())
                .isEqualTo(403);
        resource.putOrganisation(
                "sunshine-market",
                organisation("阳光路1号"),
                as(ADMIN),
                headers("\"" + changed.getEntityTag().getValue() + "\""));
    }

    @Test
    @Tag("R-044")
    void namesArePeoplesBusinessOfTheOrganisationAndItsOverseersOnly() {
        assertThat(resource.people("sunshine-market", as(CLERK), headers(null)).getStatus())
                .isEqualTo(200);
        assertThat(resource.people("sunshine-market", as(LEGAL), headers(null)).getStatus())
                .isEqualTo(200);
        assertThat(resource.people("sunshine-market", anonymous(), headers(null))
                        .getStatus())
                .isEqualTo(401);
        assertThat(resource.people("sunshine-market", as(citizen()), headers(null))
                        .getStatus())
                .isEqualTo(403);
        assertThat(resource.person("nobody", as(CLERK), headers(null)).getStatus())
                .as("says nothing of who exists")
                .isEqualTo(403);
        assertThat(resource.organisation("../etc", as(CLERK), headers(null)).getStatus())
                .isEqualTo(404);
    }

    @Test
    @Tag("K-18")
    void aStaffChangeGoesFromRequestToExecutionUnderVersions() {
        StaffChangeInput asked =
                new StaffChangeInput("clerk", List.of("STAFF"), List.of("window", "archive"), true, "轮岗");
        assertThat(resource.putPerson("clerk", person(List.of("window", "archive")), as(ADMIN), headers(null))
                        .getStatus())
                .as("not without consent")
                .isEqualTo(403);
        Response requested = resource.requestStaffChange(asked, as(ADMIN), headers(null));
        assertThat(requested.getStatus()).isEqualTo(201);
        String id = ((StaffChangeView) requested.getEntity()).id();

        assertThat(resource.answerStaffChange(id, new AnswerInput(true, ""), as(LEGAL), headers("\"v9\""))
                        .getStatus())
                .isEqualTo(412);
        assertThat(resource.answerStaffChange(id, new AnswerInput(true, ""), as(LEGAL), headers("\"v1\""))
                        .getStatus())
                .isEqualTo(200);
        assertThat(resource.executeStaffChange(id, as(ADMIN), headers("\"v2\"")).getStatus())
                .isEqualTo(200);
        assertThat(directory.person(CLERK.id()).orElseThrow().posts()).hasSize(2);
        assertThat(resource.staffChanges("sunshine-market", as(CLERK), headers(null))
                        .getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"posts,422", "delegation,422", "certificate,422", "division,422", "nothing,422", "kind,422"})
    void whatIsWrongIsRefusedAsWrong(String what, int status) {
        Response answer =
                switch (what) {
                    case "posts" ->
                        resource.putPost(
                                "sunshine-market",
                                "bad key!",
                                new PostInput(Text.same("x"), null, null),
                                as(ADMIN),
                                headers(null));
                    case "delegation" ->
                        resource.delegate(
                                new DelegationInput(
                                        "sunshine-market", "window", "clerk", "admin", "soon", "later", "x"),
                                as(ADMIN),
                                headers(null));
                    case "certificate" ->
                        resource.putCertificate(
                                "JS-1",
                                new CertificateInput("clerk", "x", "2026-01-01", "2025-01-01"),
                                as(ADMIN),
                                headers(null));
                    case "division" ->
                        resource.putDivision(
                                "12",
                                new AdminJson.DivisionInput(Text.same("x"), null, null),
                                as(ADMIN),
                                headers(null));
                    case "kind" ->
                        resource.putOrganisation(
                                "sunshine-market",
                                new OrganisationInput(
                                        Text.same("x"), "sunshine", null, List.of(), "", "", "", "EMPIRE", null),
                                as(ADMIN),
                                headers(null));
                    default -> resource.putPost("sunshine-market", "desk", null, as(ADMIN), headers(null));
                };

        assertThat(answer.getStatus()).isEqualTo(status);
    }

    private static OrganisationInput organisation(String address) {
        return new OrganisationInput(
                TestDirectory.market().name(),
                "sunshine",
                null,
                List.of("market-supervision"),
                address,
                "0000-12345",
                "0000-12346",
                null,
                null);
    }

    private static PersonInput person(List<String> posts) {
        return new PersonInput(
                "clerk", "clerk", "STAFF", "sunshine-market", "sunshine", List.of("STAFF"), posts, true, true, null);
    }

    private static Person citizen() {
        return new Person(
                new org.sunhall.kernel.PersonId("citizen"),
                "citizen",
                "citizen",
                org.sunhall.identity.PersonKind.CITIZEN,
                Optional.empty(),
                Optional.of(TestDirectory.CITY),
                Set.of(Role.CITIZEN),
                Set.of(),
                true,
                true);
    }

    private static SecurityContext as(Person person) {
        Actor actor = new Actor(
                Optional.of(person.id()),
                person.name(),
                person.org(),
                person.jurisdiction(),
                person.roles(),
                person.posts());
        return proxy(
                SecurityContext.class,
                (name, arguments) -> name.equals("getUserPrincipal") ? new ActorPrincipal(actor) : null);
    }

    private static SecurityContext anonymous() {
        return proxy(SecurityContext.class, (name, arguments) -> null);
    }

    private static HttpHeaders headers(String ifMatch) {
        return proxy(HttpHeaders.class, (name, arguments) -> switch (name) {
            case "getHeaderString" -> HttpHeaders.IF_MATCH.equals(arguments[0]) ? ifMatch : null;
            case "getRequestHeader" ->
                ifMatch != null && HttpHeaders.IF_MATCH.equals(arguments[0]) ? List.of(ifMatch) : List.of();
            default -> List.of(Locale.SIMPLIFIED_CHINESE);
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
