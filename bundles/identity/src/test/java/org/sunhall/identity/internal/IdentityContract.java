package org.sunhall.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.identity.internal.IdentityFixture.BUREAU;
import static org.sunhall.identity.internal.IdentityFixture.CITY;
import static org.sunhall.identity.internal.IdentityFixture.OTHER;
import static org.sunhall.identity.internal.IdentityFixture.PASSWORD;
import static org.sunhall.identity.internal.IdentityFixture.SYSTEM;
import static org.sunhall.identity.internal.IdentityFixture.WINDOW;
import static org.sunhall.identity.internal.IdentityFixture.actor;
import static org.sunhall.identity.internal.IdentityFixture.citizen;
import static org.sunhall.identity.internal.IdentityFixture.city;
import static org.sunhall.identity.internal.IdentityFixture.disabled;
import static org.sunhall.identity.internal.IdentityFixture.organisation;
import static org.sunhall.identity.internal.IdentityFixture.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.identity.CertificateState;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgKind;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.Session;
import org.sunhall.identity.StaffChange;
import org.sunhall.identity.StaffChanges;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.PackSet;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IdentityContract {

    static final String CHANGELOG = "db/identity/changelog.xml";

    private TestDatabase database;
    private Transactions transactions;
    private Ledger ledger;
    private MutableClock clock;
    private StoredDirectory directory;
    private GuardedDirectoryAdmin admin;
    private StoredSignIn signIn;
    private StaffChanges changes;
    private PackSet packs;

    private final Person window = staff("li", BUREAU, Set.of(Role.STAFF), WINDOW);
    private final Person bureauAdmin = staff("admin", BUREAU, Set.of(Role.STAFF, Role.BUREAU_ADMIN));
    private final Person legal = staff("zhao", OTHER, Set.of(Role.STAFF, Role.LEGAL));

    abstract TestDatabase database();

    /** The packs with one for the city that lets these edit staff settings (K-18). */
    private static PackSet withEditors(String... editors) {
        ObjectNode city =
                JsonNodeFactory.instance.objectNode().put("id", "city").put("inherits", "national");
        city.putObject("title").put("zh", "示范市").put("en", "Demo City");
        ObjectNode rule = city.putArray("parameters")
                .addObject()
                .put("name", "settings.editors")
                .put("requirement", "K-18")
                .put("unit", "list")
                .put("basis", "test")
                .put("from", "2000-01-01")
                .put("certainty", "T");
        rule.putObject("title").put("zh", "修改").put("en", "editors");
        List.of(editors).forEach(rule.putArray("value")::add);
        return PackSet.bundled().with(city).set().orElseThrow();
    }

    @Test
    @Tag("R-041")
    void knowsTheHeadAndTheCoordinatorOfAnOrganisation() {
        Person chief =
                staff("chen", BUREAU, Set.of(Role.STAFF), new Post(BUREAU, "director"), new Post(BUREAU, "desk"));
        accepted(admin.putPerson(SYSTEM, chief, Optional.empty()));
        accepted(admin.putPost(
                actor(bureauAdmin),
                new OrgPost(new Post(BUREAU, "director"), Text.of("局长", "Director"), PostRank.HEAD, "第一责任人")));
        accepted(admin.putPost(
                actor(bureauAdmin),
                new OrgPost(new Post(BUREAU, "desk"), Text.of("专办", "Desk"), PostRank.COORDINATOR, "")));

        assertThat(directory.ranked(BUREAU, PostRank.HEAD)).containsExactly(chief);
        assertThat(directory.ranked(BUREAU, PostRank.COORDINATOR)).containsExactly(chief);
        assertThat(directory.posts(BUREAU))
                .as("described ones, and the window that is only held")
                .extracting(post -> post.post().name())
                .containsExactly("desk", "director", "window");
        assertThat(refusal(admin.putPost(actor(window), OrgPost.undescribed(WINDOW))))
                .isEqualTo(IdentityRejection.NOT_ALLOWED);
    }

    @Test
    @Tag("R-007")
    @Tag("R-009")
    void entrustedOrganisationsNameWhomTheyActFor() {
        Organisation centre = new Organisation(
                new OrgId("centre"),
                Text.of("受托中心", "Centre"),
                CITY,
                Optional.empty(),
                Set.of(),
                "",
                "",
                "",
                OrgKind.ENTRUSTED,
                Optional.of(BUREAU));
        accepted(admin.putOrganisation(SYSTEM, centre));

        assertThat(directory.organisation(centre.id())).contains(centre);
        assertThat(refusal(admin.putOrganisation(
                        SYSTEM,
                        new Organisation(
                                new OrgId("nobody"),
                                centre.name(),
                                CITY,
                                Optional.empty(),
                                Set.of(),
                                "",
                                "",
                                "",
                                OrgKind.DISPATCHED,
                                Optional.empty()))))
                .isEqualTo(IdentityRejection.INVALID);
    }

    @Test
    @Tag("R-043")
    void aDelegationCanEndEarly() {
        Person substitute = staff("wang", BUREAU, Set.of(Role.STAFF));
        accepted(admin.putPerson(SYSTEM, substitute, Optional.empty()));
        Instant now = clock.instant();
        Delegation delegation = new Delegation(
                "d1", WINDOW, substitute.id(), window.id(), now.minusSeconds(60), now.plusSeconds(3600), "出差");
        accepted(admin.delegate(actor(bureauAdmin), delegation));
        assertThat(directory.standInsFor(WINDOW)).containsExactly(delegation);
        assertThat(directory.actor(substitute.id()).orElseThrow().holds(WINDOW)).isTrue();

        accepted(admin.endDelegation(actor(bureauAdmin), "d1", "提前返回"));

        assertThat(directory.standInsFor(WINDOW)).isEmpty();
        assertThat(directory.actor(substitute.id()).orElseThrow().holds(WINDOW)).isFalse();
        assertThat(directory.delegations(BUREAU))
                .singleElement()
                .extracting(Delegation::until)
                .isEqualTo(now);
        assertThat(refusal(admin.endDelegation(actor(bureauAdmin), "d1", "再来")))
                .isEqualTo(IdentityRejection.WRONG_STATE);
        assertThat(refusal(admin.endDelegation(actor(window), "d1", "x"))).isEqualTo(IdentityRejection.NOT_ALLOWED);
        assertThat(refusal(admin.endDelegation(actor(bureauAdmin), "d9", "x"))).isEqualTo(IdentityRejection.NOT_FOUND);
    }

    @Test
    @Tag("R-196")
    void aSuspendedOrRevokedCertificateIsNoLongerGoodForEnforcement() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        EnforcementCertificate certificate = new EnforcementCertificate(
                "JS-001",
                window.id(),
                "市场监管",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2030, 12, 31),
                CertificateState.VALID,
                "");
        accepted(admin.putCertificate(actor(bureauAdmin), certificate));
        assertThat(directory.certificate(window.id(), day)).contains(certificate);
        assertThat(directory.certificate(window.id(), LocalDate.of(2031, 1, 1))).isEmpty();
        assertThat(directory.certificate(bureauAdmin.id(), day)).isEmpty();
        assertThat(refusal(
                        admin.changeCertificate(actor(bureauAdmin), "JS-001", CertificateState.SUSPENDED, "不执行裁量基准")))
                .as("the bureau does not suspend its own")
                .isEqualTo(IdentityRejection.NOT_ALLOWED);

        accepted(admin.changeCertificate(actor(legal), "JS-001", CertificateState.SUSPENDED, "不执行裁量基准"));
        assertThat(directory.certificate(window.id(), day)).isEmpty();
        accepted(admin.putCertificate(actor(bureauAdmin), certificate));
        assertThat(directory.certificates(window.id()))
                .as("a corrected entry stays suspended")
                .extracting(EnforcementCertificate::state)
                .containsExactly(CertificateState.SUSPENDED);
        accepted(admin.changeCertificate(actor(legal), "JS-001", CertificateState.VALID, "期满发还"));
        assertThat(directory.certificate(window.id(), day)).isPresent();
        accepted(admin.changeCertificate(actor(legal), "JS-001", CertificateState.REVOKED, "再犯"));
        assertThat(refusal(admin.changeCertificate(actor(legal), "JS-001", CertificateState.VALID, "x")))
                .as("what is revoked stays revoked")
                .isEqualTo(IdentityRejection.WRONG_STATE);
    }

    @Test
    @Tag("K-18")
    @Tag("R-054")
    void underOneRuleTheLegalOfficeConsentsAndTheUnitsAdministratorCarriesOut() {
        packs = withEditors("legal-office-consents", "unit-administrator-edits");
        Person promoted = staff("li", BUREAU, Set.of(Role.STAFF), WINDOW, new Post(BUREAU, "examiner"));
        assertThat(refusal(admin.putPerson(actor(bureauAdmin), promoted, Optional.empty())))
                .as("not straight away")
                .isEqualTo(IdentityRejection.CONSENT_NEEDED);

        StaffChange asked = accepted(changes.request(
                actor(bureauAdmin), window.id(), Set.of(Role.STAFF), Set.of("window", "examiner"), true, "轮岗"));
        assertThat(asked.state()).isEqualTo(StaffChange.State.REQUESTED);
        assertThat(refusal(changes.execute(actor(bureauAdmin), asked.id(), 1)))
                .isEqualTo(IdentityRejection.WRONG_STATE);
        assertThat(refusal(changes.answer(actor(bureauAdmin), asked.id(), true, "", 1)))
                .isEqualTo(IdentityRejection.NOT_ALLOWED);
        assertThat(refusal(changes.answer(actor(legal), asked.id(), true, "", 7)))
                .isEqualTo(IdentityRejection.STALE);
        accepted(changes.answer(actor(legal), asked.id(), true, "同意", 1));
        assertThat(directory.person(window.id())).contains(window);
        accepted(changes.execute(actor(bureauAdmin), asked.id(), 2));

        assertThat(directory.person(window.id())).contains(promoted);
        assertThat(accepted(changes.of(actor(legal), BUREAU))).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(StaffChange.State.EXECUTED);
            assertThat(change.agreedBy()).contains(legal.id());
            assertThat(change.executedBy()).contains(bureauAdmin.id());
        });
    }

    @Test
    @Tag("K-18")
    @Tag("R-052")
    void underAnotherRuleTheDepartmentsHeadAgreesAndTheInformationCentreCarriesOut() {
        packs = withEditors("department-leader-approves", "information-centre-edits");
        accepted(admin.putOrganisation(SYSTEM, organisation(new OrgId("data"), "information-centre")));
        Person engineer = staff("engineer", new OrgId("data"), Set.of(Role.BUREAU_ADMIN));
        Person chief = staff("chen", BUREAU, Set.of(Role.STAFF), new Post(BUREAU, "director"));
        accepted(admin.putPerson(SYSTEM, engineer, Optional.empty()));
        accepted(admin.putPerson(SYSTEM, chief, Optional.empty()));
        accepted(admin.putPost(SYSTEM, new OrgPost(new Post(BUREAU, "director"), Text.same("局长"), PostRank.HEAD, "")));
        StaffChange asked =
                accepted(changes.request(actor(bureauAdmin), window.id(), Set.of(Role.STAFF), Set.of(), false, "离岗"));

        assertThat(refusal(changes.answer(actor(legal), asked.id(), true, "", 1)))
                .isEqualTo(IdentityRejection.NOT_ALLOWED);
        accepted(changes.answer(actor(chief), asked.id(), true, "同意", 1));
        assertThat(refusal(changes.execute(actor(bureauAdmin), asked.id(), 2)))
                .isEqualTo(IdentityRejection.NOT_ALLOWED);
        accepted(changes.execute(actor(engineer), asked.id(), 2));

        assertThat(directory.person(window.id()).orElseThrow().enabled()).isFalse();
        assertThat(directory.holders(WINDOW)).isEmpty();
    }

    @Test
    @Tag("R-053")
    void switchingSomebodyOffNeedsNobodysConsent() {
        packs = withEditors("legal-office-consents", "unit-administrator-edits");

        accepted(admin.putPerson(actor(bureauAdmin), disabled(window), Optional.empty()));

        assertThat(directory.person(window.id()).orElseThrow().enabled()).isFalse();
    }

    @Test
    void divisionsAreATableThatCanBeCorrected() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        assertThat(directory.divisions(Optional.empty(), today)).hasSize(34);
        assertThat(directory.division("320300", today).orElseThrow().name().zh())
                .isEqualTo("徐州市");
        assertThat(directory.divisions(Optional.of("320300"), today))
                .extracting(Division::code)
                .contains("320302")
                .allMatch(code -> code.startsWith("3203"));

        LocalDate end = LocalDate.of(2026, 6, 30);
        accepted(admin.putDivision(
                SYSTEM, new Division("320302", Text.same("鼓楼区"), Optional.empty(), Optional.of(end))));
        accepted(admin.putDivision(
                SYSTEM, new Division("320302", Text.same("新鼓楼区"), Optional.of(end.plusDays(1)), Optional.empty())));

        assertThat(directory.division("320302", end).orElseThrow().name().zh()).isEqualTo("鼓楼区");
        assertThat(directory.division("320302", today).orElseThrow().name().zh())
                .isEqualTo("新鼓楼区");
        assertThat(refusal(admin.putDivision(
                        actor(bureauAdmin),
                        new Division("329900", Text.same("x"), Optional.empty(), Optional.empty()))))
                .isEqualTo(IdentityRejection.NOT_ALLOWED);
    }

    private static IdentityRejection refusal(Outcome<?> outcome) {
        return (IdentityRejection) outcome.refusal().orElseThrow().code();
    }

    @BeforeAll
    void open() {
        database = database();
        transactions = database.transactions();
        ledger = TestLedger.on(database).ledger();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void seed() {
        transactions.run(() -> {
            for (String entity : List.of(
                    "Session",
                    "Delegation",
                    "Post",
                    "Person",
                    "Organisation",
                    "Jurisdiction",
                    "PostInfo",
                    "Certificate",
                    "Division",
                    "StaffChange")) {
                transactions
                        .entityManager(database.factory())
                        .createQuery("delete from " + entity + "Entity e")
                        .executeUpdate();
            }
        });
        clock = new MutableClock();
        IdentityStore store = new IdentityStore(database.factory(), transactions);
        Sessions sessions = new Sessions();
        directory = new StoredDirectory(store, transactions, clock);
        PeopleRegister people = new PeopleRegister(store, ledger, transactions, clock, sessions);
        packs = withEditors("unit-administrator-edits");
        PackRegistry registry = new PackRegistry() {
            @Override
            public Optional<Pack> find(JurisdictionId jurisdiction) {
                return packs.find(jurisdiction);
            }

            @Override
            public List<Pack> all() {
                return packs.all();
            }
        };
        admin = new GuardedDirectoryAdmin(store, ledger, transactions, clock, sessions, people, registry);
        changes = new RequestedStaffChanges(store, directory, people, ledger, transactions, clock, registry);
        signIn = new StoredSignIn(store, ledger, transactions, clock, sessions, 30, 12);
        accepted(admin.putJurisdiction(SYSTEM, city()));
        accepted(admin.putOrganisation(SYSTEM, organisation(BUREAU, "licensing")));
        accepted(admin.putOrganisation(SYSTEM, organisation(OTHER, "legal-review", "efficiency-supervision")));
        accepted(admin.putPerson(SYSTEM, window, Optional.empty()));
        accepted(admin.putPerson(SYSTEM, bureauAdmin, Optional.empty()));
        accepted(admin.putPerson(SYSTEM, legal, Optional.empty()));
    }

    @Test
    void findsWhatWasPut() {
        assertThat(directory.jurisdiction(CITY)).contains(city());
        assertThat(directory.jurisdictions()).containsExactly(city());
        assertThat(directory.organisation(BUREAU)).contains(organisation(BUREAU, "licensing"));
        assertThat(directory.organisations()).extracting(Organisation::id).containsExactly(BUREAU, OTHER);
        assertThat(directory.withFunction(CITY, "legal-review"))
                .extracting(Organisation::id)
                .containsExactly(OTHER);
        assertThat(directory.withFunction(CITY, "legal")).isEmpty();
        assertThat(directory.withFunction(new JurisdictionId("elsewhere"), "legal-review"))
                .isEmpty();
        assertThat(directory.person(window.id())).contains(window);
        assertThat(directory.byLogin("LI")).contains(window);
        assertThat(directory.byLogin("nobody")).isEmpty();
        assertThat(directory.holders(WINDOW)).containsExactly(window);
        assertThat(directory.holders(new Post(OTHER, "window"))).isEmpty();
        assertThat(directory.actor(window.id())).contains(actor(window));
        assertThat(directory.actor(new PersonId("nobody"))).isEmpty();
    }

    @Test
    void replacingAPersonReplacesTheirPosts() {
        Post head = new Post(BUREAU, "head");
        Person moved = staff("li", BUREAU, Set.of(Role.STAFF), head);

        accepted(admin.putPerson(SYSTEM, moved, Optional.empty()));

        assertThat(directory.person(window.id())).contains(moved);
        assertThat(directory.holders(WINDOW)).isEmpty();
        assertThat(directory.holders(head)).containsExactly(moved);
    }

    @Test
    void somebodyDisabledActsNoMore() {
        accepted(admin.putPerson(SYSTEM, disabled(window), Optional.empty()));

        assertThat(directory.actor(window.id())).isEmpty();
        assertThat(directory.holders(WINDOW)).isEmpty();
        assertThat(directory.person(window.id())).isPresent();
    }

    @Test
    @Tag("R-043")
    void aSubstituteHoldsThePostForTheTimeOfTheDelegation() {
        Person substitute = staff("sun", BUREAU, Set.of(Role.STAFF));
        accepted(admin.putPerson(SYSTEM, substitute, Optional.empty()));
        Delegation delegation = new Delegation(
                "d1",
                WINDOW,
                substitute.id(),
                window.id(),
                clock.instant().plusSeconds(60),
                clock.instant().plusSeconds(120),
                "出差");

        accepted(admin.delegate(actor(bureauAdmin), delegation));

        assertThat(directory.holders(WINDOW)).containsExactly(window);
        clock.advance(Duration.ofSeconds(60));
        assertThat(directory.holders(WINDOW)).containsExactly(window, substitute);
        assertThat(directory.actor(substitute.id()).orElseThrow().holds(WINDOW)).isTrue();
        assertThat(directory.person(substitute.id()).orElseThrow().posts()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(directory.holders(WINDOW)).containsExactly(window);
        assertThat(directory.actor(substitute.id()).orElseThrow().posts()).isEmpty();
        assertThat(events(substitute)).extracting(RecordedEvent::type).contains("identity.delegated");
    }

    @Test
    void refusesDelegationsAcrossOrganisationsToOneselfOrUnderATakenId() {
        assertRefused(delegate("d2", legal.id(), window.id()), IdentityRejection.INVALID, "/holder");
        assertRefused(delegate("d2", window.id(), window.id()), IdentityRejection.INVALID, "/holder");
        assertRefused(delegate("d2", window.id(), legal.id()), IdentityRejection.INVALID, "/by");
        assertRefused(delegate("d 2", bureauAdmin.id(), window.id()), IdentityRejection.INVALID, "/id");
        accepted(delegate("d2", bureauAdmin.id(), window.id()));
        assertRefused(delegate("d2", bureauAdmin.id(), window.id()), IdentityRejection.INVALID, "/id");
        Delegation own = new Delegation(
                "d3",
                WINDOW,
                window.id(),
                bureauAdmin.id(),
                clock.instant(),
                clock.instant().plusSeconds(1),
                "r");
        assertRefused(admin.delegate(actor(window), own), IdentityRejection.NOT_ALLOWED);
        assertRefused(admin.delegate(Actor.anonymous(), own), IdentityRejection.NOT_SIGNED_IN);
    }

    private Outcome<Delegation> delegate(String id, PersonId holder, PersonId by) {
        return admin.delegate(
                SYSTEM,
                new Delegation(
                        id, WINDOW, holder, by, clock.instant(), clock.instant().plusSeconds(1), "r"));
    }

    @Test
    @Tag("R-044")
    void onlyOperatorAndSystemChangeJurisdictionsAndNewOrganisations() {
        for (Actor actor : List.of(actor(window), actor(bureauAdmin), actor(legal))) {
            assertRefused(admin.putJurisdiction(actor, city()), IdentityRejection.NOT_ALLOWED);
            assertRefused(admin.putOrganisation(actor, organisation(new OrgId("new"))), IdentityRejection.NOT_ALLOWED);
        }
        assertRefused(admin.putJurisdiction(Actor.anonymous(), city()), IdentityRejection.NOT_SIGNED_IN);
        Actor operator = actor(staff("op", OTHER, Set.of(Role.OPERATOR)));
        accepted(admin.putJurisdiction(
                operator,
                new Jurisdiction(new JurisdictionId("east"), Text.of("东区", "East"), Optional.of(CITY), "440604")));
        accepted(admin.putOrganisation(operator, organisation(new OrgId("new"))));
    }

    @Test
    void aBureauAdminChangesTheContactDataOfTheirOwnOrganisationOnly() {
        Organisation moved = new Organisation(
                BUREAU, Text.of("新名", "New"), CITY, Optional.empty(), Set.of("licensing"), "新路 2 号", "1", "2");

        accepted(admin.putOrganisation(actor(bureauAdmin), moved));

        assertThat(directory.organisation(BUREAU)).contains(moved);
        assertRefused(
                admin.putOrganisation(actor(bureauAdmin), organisation(BUREAU, "licensing", "legal-review")),
                IdentityRejection.NOT_ALLOWED);
        assertRefused(
                admin.putOrganisation(
                        actor(bureauAdmin), organisation(OTHER, "legal-review", "efficiency-supervision")),
                IdentityRejection.NOT_ALLOWED);
    }

    @Test
    @Tag("R-044")
    void aBureauAdminKeepsOwnStaffAndCanNeitherReachOthersNorGiveHigherRoles() {
        Actor administrator = actor(bureauAdmin);
        accepted(admin.putPerson(administrator, staff("new", BUREAU, Set.of(Role.STAFF), WINDOW), Optional.empty()));

        for (Person forbidden : List.of(
                staff("xx", OTHER, Set.of(Role.STAFF)),
                staff("zhao", BUREAU, Set.of(Role.STAFF)),
                staff("xx", BUREAU, Set.of(Role.STAFF, Role.LEGAL)),
                staff("admin", BUREAU, Set.of(Role.BUREAU_ADMIN, Role.OPERATOR)),
                citizen("xx"))) {
            assertRefused(admin.putPerson(administrator, forbidden, Optional.empty()), IdentityRejection.NOT_ALLOWED);
        }
        assertRefused(
                admin.putPerson(
                        actor(window), staff("li", BUREAU, Set.of(Role.STAFF, Role.BUREAU_ADMIN)), Optional.empty()),
                IdentityRejection.NOT_ALLOWED);
        assertRefused(
                admin.putPerson(Actor.anonymous(), citizen("xx"), Optional.empty()), IdentityRejection.NOT_SIGNED_IN);
        assertThat(directory.person(legal.id())).contains(legal);
        assertThat(events(bureauAdmin)).extracting(RecordedEvent::type).contains("identity.command-refused");
    }

    @Test
    void refusesPeopleWhoDoNotFit() {
        assertRefused(put(staff("xx", new OrgId("nowhere"), Set.of(Role.STAFF))), IdentityRejection.INVALID, "/org");
        assertRefused(put(staff("xx", BUREAU, Set.of(Role.STAFF, Role.SYSTEM))), IdentityRejection.INVALID, "/roles");
        assertRefused(put(staff("xx", BUREAU, Set.of(Role.CITIZEN))), IdentityRejection.INVALID, "/roles");
        assertRefused(
                put(staff("xx", BUREAU, Set.of(Role.STAFF), new Post(OTHER, "window"))),
                IdentityRejection.INVALID,
                "/posts");
        assertRefused(put(named("x", "li\u0000", "n")), IdentityRejection.INVALID, "/login");
        assertRefused(put(named("x", "l".repeat(61), "n")), IdentityRejection.INVALID, "/login");
        assertRefused(put(named("x", "ok", "null\u0000byte")), IdentityRejection.INVALID, "/name");
        assertRefused(put(named("x", "ok", "n".repeat(101))), IdentityRejection.INVALID, "/name");
        assertRefused(put(named("x", "LI", "n")), IdentityRejection.LOGIN_TAKEN);
        assertRefused(
                admin.putPerson(SYSTEM, citizen("xx"), Optional.of("short".toCharArray())),
                IdentityRejection.INVALID,
                "/password");
        assertRefused(
                admin.putPerson(SYSTEM, citizen("xx"), Optional.of(new char[201])),
                IdentityRejection.INVALID,
                "/password");
        assertThat(directory.person(new PersonId("x"))).isEmpty();
    }

    private Outcome<Person> put(Person person) {
        return admin.putPerson(SYSTEM, person, Optional.empty());
    }

    private static Person named(String id, String login, String name) {
        return new Person(
                new PersonId(id),
                login,
                name,
                PersonKind.CITIZEN,
                Optional.empty(),
                Optional.empty(),
                Set.of(Role.CITIZEN),
                Set.of(),
                false,
                true);
    }

    @Test
    void refusesOrganisationsAndJurisdictionsThatDoNotFit() {
        assertRefused(
                admin.putOrganisation(SYSTEM, organisation(BUREAU, "Not A Function")),
                IdentityRejection.INVALID,
                "/functions");
        assertRefused(
                admin.putOrganisation(
                        SYSTEM,
                        new Organisation(
                                BUREAU,
                                Text.of("", "n"),
                                new JurisdictionId("nowhere"),
                                Optional.of(BUREAU),
                                Set.of(),
                                "a".repeat(301),
                                "",
                                "")),
                IdentityRejection.INVALID,
                "/name/zh",
                "/address",
                "/jurisdiction",
                "/parent");
        assertRefused(
                admin.putJurisdiction(SYSTEM, new Jurisdiction(CITY, Text.same("n"), Optional.of(CITY), "440600")),
                IdentityRejection.INVALID,
                "/parent");
    }

    @Test
    void puttingTheSameAgainRecordsNothing() {
        int before = events(window).size();

        accepted(admin.putPerson(SYSTEM, window, Optional.empty()));

        assertThat(events(window)).hasSize(before);
    }

    @Test
    void signsInWithTheRightPasswordAndTellsTheLedgerWithoutSecrets() {
        accepted(admin.putPerson(SYSTEM, window, Optional.of(PASSWORD.toCharArray())));

        Session session = accepted(signIn.signIn("Li", PASSWORD.toCharArray(), "10.1.2.3"));

        assertThat(session.token()).hasSize(43);
        assertThat(session.actor()).isEqualTo(actor(window));
        assertThat(session.toString()).doesNotContain(session.token());
        assertThat(signIn.actorOf(session.token())).contains(actor(window));
        assertThat(events(window))
                .extracting(RecordedEvent::type)
                .endsWith("identity.person-changed", "identity.signed-in");
        assertThat(events(window).toString()).doesNotContain(session.token(), PASSWORD, "argon2");
        RecordedEvent signedIn = events(window).get(events(window).size() - 1);
        assertThat(signedIn.personal()).isEqualTo(Map.of("remote", "10.1.2.3"));
        assertThat(signedIn.data().toString()).doesNotContain("10.1.2.3").doesNotContain(window.name());
        transactions.run(() -> assertThat(transactions
                        .entityManager(database.factory())
                        .createQuery("select count(s) from SessionEntity s where s.digest = :token")
                        .setParameter("token", session.token())
                        .getSingleResult())
                .isEqualTo(0L));
    }

    @Test
    void everyWrongWayInGetsTheSameAnswer() {
        accepted(admin.putPerson(SYSTEM, disabled(citizen("off")), Optional.of(PASSWORD.toCharArray())));
        accepted(admin.putPerson(SYSTEM, citizen("on"), Optional.of(PASSWORD.toCharArray())));
        Rejection wrong = refused(signIn.signIn("on", "wrong password".toCharArray(), "r"));

        assertThat(wrong.code()).isEqualTo(IdentityRejection.SIGN_IN_FAILED);
        assertThat(refused(signIn.signIn("nobody", PASSWORD.toCharArray(), "r")))
                .isEqualTo(wrong);
        assertThat(refused(signIn.signIn("off", PASSWORD.toCharArray(), "r"))).isEqualTo(wrong);
        assertThat(refused(signIn.signIn("li", PASSWORD.toCharArray(), "r"))).isEqualTo(wrong);
        assertThat(events(citizen("on"))).extracting(RecordedEvent::type).endsWith("identity.sign-in-failed");
    }

    @Test
    void refusesMalformedLoginsNamingTheField() {
        for (String login : new String[] {null, "", "x", "x".repeat(100_000), "a\u0000b", "a b", "' or 1=1 --", "登录"}) {
            assertRefused(signIn.signIn(login, PASSWORD.toCharArray(), "r"), IdentityRejection.INVALID, "/login");
        }
        assertRefused(signIn.signIn("li", null, "r"), IdentityRejection.INVALID, "/password");
        assertRefused(signIn.signIn("li", new char[1_000_000], "r"), IdentityRejection.INVALID, "/password");
        assertRefused(signIn.signIn("li", "\u0000".toCharArray(), null), IdentityRejection.SIGN_IN_FAILED);
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() {
        accepted(admin.putPerson(SYSTEM, citizen("on"), Optional.of(PASSWORD.toCharArray())));
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    signIn.signIn("on", "wrong password".toCharArray(), "r" + i), IdentityRejection.SIGN_IN_FAILED);
        }

        assertRefused(signIn.signIn("on", PASSWORD.toCharArray(), "r"), IdentityRejection.TOO_MANY_ATTEMPTS);
        clock.advance(Duration.ofSeconds(1));
        accepted(signIn.signIn("on", PASSWORD.toCharArray(), "r"));
    }

    @Test
    void eachSignInMakesANewTokenAndSignOutEndsIt() {
        accepted(admin.putPerson(SYSTEM, citizen("on"), Optional.of(PASSWORD.toCharArray())));
        String first =
                accepted(signIn.signIn("on", PASSWORD.toCharArray(), "r")).token();
        String second =
                accepted(signIn.signIn("on", PASSWORD.toCharArray(), "r")).token();
        assertThat(first).isNotEqualTo(second);

        signIn.signOut(first);
        signIn.signOut(first);
        signIn.signOut("no token");
        signIn.signOut(null);

        assertThat(signIn.actorOf(first)).isEmpty();
        assertThat(signIn.actorOf(second)).isPresent();
        assertThat(events(citizen("on")))
                .filteredOn(one -> one.type().equals("identity.signed-out"))
                .isNotEmpty();
    }

    @Test
    void aSessionEndsWhenIdleAndAfterItsAbsoluteTime() {
        accepted(admin.putPerson(SYSTEM, citizen("on"), Optional.of(PASSWORD.toCharArray())));
        String idle = accepted(signIn.signIn("on", PASSWORD.toCharArray(), "r")).token();
        String busy = accepted(signIn.signIn("on", PASSWORD.toCharArray(), "r")).token();
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(signIn.actorOf(busy)).isPresent();
        }
        assertThat(signIn.actorOf(idle)).isEmpty();
        clock.advance(Duration.ofMinutes(20));
        assertThat(signIn.actorOf(busy)).isEmpty();
        assertThat(signIn.actorOf("A".repeat(43))).isEmpty();
        assertThat(signIn.actorOf("' or 1=1")).isEmpty();
        assertThat(signIn.actorOf(null)).isEmpty();
    }

    @Test
    void aChangeOfRolesAPasswordOrDisablingEndsSessionsAtOnce() {
        Person person = staff("wu", BUREAU, Set.of(Role.STAFF));
        accepted(admin.putPerson(SYSTEM, person, Optional.of(PASSWORD.toCharArray())));
        List<Runnable> changes = List.of(
                () -> accepted(
                        admin.putPerson(SYSTEM, staff("wu", BUREAU, Set.of(Role.STAFF, Role.LEGAL)), Optional.empty())),
                () -> accepted(admin.putPerson(SYSTEM, person, Optional.of(PASSWORD.toCharArray()))),
                () -> accepted(admin.putPerson(SYSTEM, disabled(person), Optional.empty())));
        for (Runnable change : changes) {
            String token =
                    accepted(signIn.signIn("wu", PASSWORD.toCharArray(), "r")).token();
            assertThat(signIn.actorOf(token)).isPresent();

            change.run();

            assertThat(signIn.actorOf(token)).isEmpty();
        }
    }

    private List<RecordedEvent> events(Person person) {
        return ledger.read(Streams.of(person.id()));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }

    private static <T> Rejection refused(Outcome<T> outcome) {
        return outcome.refusal().orElseThrow(() -> new AssertionError("accepted: " + outcome));
    }

    private static <T> void assertRefused(Outcome<T> outcome, IdentityRejection code, String... pointers) {
        Rejection rejection = refused(outcome);
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.fields()).extracting(FieldProblem::pointer).containsExactly(pointers);
    }
}
