package org.sunhall.notices.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.notices.channel.NoticeChannel;
import org.sunhall.notices.model.Delivery;
import org.sunhall.notices.model.Notice;
import org.sunhall.notices.store.AddressBook;
import org.sunhall.notices.store.NoticeStore;
import org.sunhall.persistence.TestDatabase;

/** What notices promise, on every database, with a real mail server. */
abstract class NoticesContract {

    private static final JurisdictionId CITY = new JurisdictionId("sunshine");
    private static final Actor APPLICANT = actor("p-1", Role.CITIZEN);
    private static final Actor OTHER = actor("p-2", Role.CITIZEN);
    private static final Actor OPERATOR = actor("o-1", Role.OPERATOR);

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private TestDatabase database;
    private Deliveries deliveries;
    private CaseNotices follower;
    private NoticeDesk desk;
    private NoticeChannel channel;
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private long nextId = 1;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        mail.start();
        database = database();
        Clock clock = clock();
        NoticeStore store = new NoticeStore(database.factory(), database.transactions(), null);
        deliveries = new Deliveries(store, database.transactions(), clock);
        deliveries.stop();
        channel = mail(mail.getSmtp().getPort());
        deliveries.addChannel(channel);
        follower = new CaseNotices(store, directory(), clock, deliveries);
        desk = new NoticeDesk(store, new AddressBook(store), deliveries, database.transactions(), clock);
    }

    @AfterEach
    void close() {
        mail.stop();
        database.close();
    }

    @Test
    @Tag("R-102")
    @Tag("R-128")
    void theApplicantIsToldInThePlatformOnceHoweverOftenTheEventComes() {
        RecordedEvent filed = event("case.submitted", submitted());
        RecordedEvent lacking = event("case.told-missing", missing(2));

        tell(filed);
        tell(lacking);
        tell(lacking);

        List<Notice> told = taken(desk.own(APPLICANT, Optional.empty(), 10));
        assertThat(told).extracting(Notice::kind).containsExactly("told-missing", "submitted");
        assertThat(told.get(0).body().zh()).contains("食品经营许可").contains("2 项").doesNotContain("{");
        assertThat(taken(desk.own(OTHER, Optional.empty(), 10))).isEmpty();
    }

    @Test
    @Tag("R-130")
    void aCopyIsToldToTheAdministratorsOfWhoGetsItAndNotToWhoApplied() {
        tell(event("case.submitted", submitted()));
        tell(event("case.copied", data().put("to", "fire")));

        List<Notice> told = taken(desk.own(actor("fire-admin", Role.BUREAU_ADMIN), Optional.empty(), 10));
        assertThat(told).extracting(Notice::kind).containsExactly("copied");
        assertThat(told.get(0).body().zh()).contains("食品经营许可").contains("抄告本单位").doesNotContain("{");
        assertThat(taken(desk.own(actor("fire-clerk", Role.STAFF), Optional.empty(), 10)))
                .isEmpty();
        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)))
                .extracting(Notice::kind)
                .containsExactly("submitted");
    }

    @Test
    void afterAcceptanceTheSupervisionCodeIsNamed() {
        tell(event("case.submitted", submitted()));
        tell(event("case.accepted", data().put("code", "440000260302000000012")));
        tell(event("case.decided", data().put("result", "granted")));

        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)))
                .filteredOn(notice -> !notice.kind().equals("submitted"))
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.body().en()).contains("440000260302000000012"));
    }

    @Test
    @Tag("R-123")
    void whoeverAppliedIsToldThatThePublishedItemChangedUnderTheirCaseAndThatThisWasUndone() {
        tell(event("case.submitted", submitted()));
        tell(event("case.moved", data().put("edition", "food-2")));
        tell(event("case.moved-back", data().put("edition", "food-1")));

        List<Notice> told = taken(desk.own(APPLICANT, Optional.empty(), 10));
        assertThat(told).extracting(Notice::kind).containsExactly("moved-back", "moved", "submitted");
        assertThat(told.get(1).body().zh())
                .contains("食品经营许可")
                .contains("Q123")
                .contains("已用时间照常计算")
                .doesNotContain("{");
    }

    @Test
    void thePeopleAtAPostAreToldOfWhatCameToThem() {
        tell(event("case.submitted", submitted()));
        ObjectNode opened = data().put("post", "window").put("org", "market");
        opened.putObject("title").put("zh", "受理").put("en", "Intake");

        tell(event("case.step-opened", opened));

        assertThat(taken(desk.own(actor("w-1", Role.STAFF), Optional.empty(), 10)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.title().zh()).contains("受理"));
    }

    @Test
    @Tag("R-110")
    void aStoppedStatutoryClockIsToldAStoppedStepClockIsNot() {
        tell(event("case.submitted", submitted()));
        tell(event("case.clock", clockChange("step", "stopped")));
        tell(event("case.clock", clockChange("statutory", "stopped")));
        tell(event("case.stopped", JsonNodeFactory.instance.objectNode().put("ground", "hearing")));
        tell(event("case.clock", clockChange("statutory", "resumed")));
        tell(event("case.clock", clockChange("statutory", "resumed").put("cap", true)));

        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)))
                .extracting(Notice::kind)
                .containsExactly("restarted", "stopped", "submitted");
    }

    @Test
    void readingMarksOnlyOnesOwn() {
        tell(event("case.submitted", submitted()));
        String id = taken(desk.own(APPLICANT, Optional.empty(), 10)).get(0).id();

        assertRefused(desk.read(OTHER, id), NoticeRejection.UNKNOWN);
        assertRefused(desk.read(Actor.anonymous(), id), NoticeRejection.SIGN_IN);
        assertThat(taken(desk.read(APPLICANT, id)).readAt()).contains(now);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        tell(event("case.submitted", submitted()));
        for (int i = 0; i < 5; i++) {
            tell(event("case.decided", data().put("result", "granted")));
        }

        List<Notice> all = taken(desk.own(APPLICANT, Optional.empty(), 10));
        List<Notice> first = taken(desk.own(APPLICANT, Optional.empty(), 4));
        List<Notice> rest = taken(desk.own(APPLICANT, Optional.of(first.get(3).id()), 4));

        assertThat(first).isEqualTo(all.subList(0, 4));
        assertThat(rest).isEqualTo(all.subList(4, 6));
        assertRefused(desk.own(OTHER, Optional.of(first.get(3).id()), 4), NoticeRejection.UNKNOWN);
    }

    @Test
    void mailGoesToAConfirmedAddressInTheReadersLanguage() throws Exception {
        confirmed(APPLICANT, "a@example.cn", false);
        tell(event("case.submitted", submitted()));

        deliveries.bringDue();

        MimeMessage received = mail.getReceivedMessages()[1];
        assertThat(received.getSubject()).isEqualTo("Application received: Food licence");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(taken(desk.deliveries(OPERATOR, Delivery.State.SENT, Optional.empty(), 10)))
                .hasSize(1);
    }

    @Test
    void nothingGoesToAnAddressThatIsNotConfirmed() {
        taken(desk.putAddress(APPLICANT, "a@example.cn", true));
        tell(event("case.submitted", submitted()));

        deliveries.bringDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aCodeCanBeGuessedFiveTimesAndIsSentFiveTimesADay() {
        taken(desk.putAddress(APPLICANT, "a@example.cn", true));
        String code = code(0);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertRefused(desk.confirm(APPLICANT, wrong), NoticeRejection.WRONG_CODE);
        }
        assertRefused(desk.confirm(APPLICANT, code), NoticeRejection.WRONG_CODE);
        for (int i = 0; i < 4; i++) {
            taken(desk.putAddress(APPLICANT, "a@example.cn", true));
        }
        assertRefused(desk.putAddress(APPLICANT, "a@example.cn", true), NoticeRejection.TOO_MANY_CODES);
        taken(desk.removeAddress(APPLICANT));
        assertRefused(desk.putAddress(APPLICANT, "a@example.cn", true), NoticeRejection.TOO_MANY_CODES);
        now = now.plus(Duration.ofDays(1));
        taken(desk.putAddress(APPLICANT, "a@example.cn", true));
    }

    @Test
    void addressesThatAreNoneOrHideAHeaderAreRefused() {
        for (String address :
                List.of("", "a", "a@b", "a@example.cn\r\nBcc: b@example.cn", "a@@example.cn", "a@ex..cn")) {
            assertRefused(desk.putAddress(APPLICANT, address, true), NoticeRejection.BAD_ADDRESS);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatCannotBeSentIsTriedAgainWithGrowingPausesThenShownAndSentOffByAnOperator() {
        confirmed(APPLICANT, "a@example.cn", true);
        tell(event("case.submitted", submitted()));
        deliveries.removeChannel(channel);
        NoticeChannel dead = mail(1);
        deliveries.addChannel(dead);

        for (int i = 0; i < 12; i++) {
            deliveries.bringDue();
            now = now.plus(Duration.ofHours(13));
        }

        Delivery failed = taken(desk.deliveries(OPERATOR, Delivery.State.FAILED, Optional.empty(), 10))
                .get(0);
        assertThat(failed.tries()).isEqualTo(8);
        assertThat(failed.trouble()).hasValueSatisfying(why -> assertThat(why).doesNotContain("example.cn"));
        deliveries.removeChannel(dead);
        deliveries.addChannel(channel);
        taken(desk.again(OPERATOR, failed.id()));
        deliveries.bringDue();
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertRefused(desk.again(OPERATOR, failed.id()), NoticeRejection.NOT_FAILED);
    }

    @Test
    void anAddressTakenBackGetsNothingMore() {
        confirmed(APPLICANT, "a@example.cn", true);
        tell(event("case.submitted", submitted()));
        taken(desk.removeAddress(APPLICANT));

        deliveries.bringDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(taken(desk.address(APPLICANT))).isEmpty();
    }

    @Test
    void onlyOperatorsSeeDeliveries() {
        assertRefused(
                desk.deliveries(APPLICANT, Delivery.State.FAILED, Optional.empty(), 10), NoticeRejection.NOT_ALLOWED);
        assertRefused(desk.again(Actor.anonymous(), "x"), NoticeRejection.SIGN_IN);
        assertRefused(desk.again(OPERATOR, "x"), NoticeRejection.UNKNOWN);
    }

    private void confirmed(Actor actor, String address, boolean chinese) {
        taken(desk.putAddress(actor, address, chinese));
        taken(desk.confirm(actor, code(0)));
    }

    private String code(int message) {
        Matcher matcher = Pattern.compile("\\d{6}")
                .matcher(new String(
                        java.util.Base64.getMimeDecoder()
                                .decode(GreenMailUtil.getBody(mail.getReceivedMessages()[message])
                                        .replaceAll("[^A-Za-z0-9+/=\r\n]", "")),
                        java.nio.charset.StandardCharsets.UTF_8));
        if (matcher.find()) {
            return matcher.group();
        }
        Matcher plain = Pattern.compile("\\d{6}").matcher(GreenMailUtil.getBody(mail.getReceivedMessages()[message]));
        assertThat(plain.find()).isTrue();
        return plain.group();
    }

    private void tell(RecordedEvent event) {
        database.transactions().run(() -> follower.on(event));
    }

    private RecordedEvent event(String type, ObjectNode data) {
        long id = nextId++;
        assertThat(follower.wants(type)).isTrue();
        return new RecordedEvent(
                id, new StreamId("case", "c-1"), id, type, now.plusSeconds(id), "system", data, Map.of(), "", "");
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode submitted() {
        ObjectNode data =
                data().put("receipt", "Q123").put("applicantPerson", "p-1").put("jurisdiction", "sunshine");
        data.putObject("itemName").put("zh", "食品经营许可").put("en", "Food licence");
        return data;
    }

    private static ObjectNode missing(int things) {
        ObjectNode data = data();
        for (int i = 0; i < things; i++) {
            data.withArray("missing").addObject().put("what", "layout");
        }
        return data;
    }

    private static ObjectNode clockChange(String kind, String change) {
        ObjectNode data = data().put("change", change);
        data.putObject("clock").putObject("terms").put("kind", kind);
        return data;
    }

    private static Actor actor(String id, Role role) {
        return new Actor(
                Optional.of(new PersonId(id)), id, Optional.empty(), Optional.of(CITY), Set.of(role), Set.of());
    }

    private static final OrgId FIRE = new OrgId("fire");

    private static Directory directory() {
        return (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(), new Class<?>[] {Directory.class}, (self, method, arguments) -> {
                    if (method.getName().equals("people")) {
                        return arguments[0].equals(FIRE)
                                ? List.of(
                                        person("fire-admin", FIRE, Role.BUREAU_ADMIN),
                                        person("fire-clerk", FIRE, Role.STAFF))
                                : List.of();
                    }
                    if (!method.getName().equals("holders")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Post post = (Post) arguments[0];
                    return post.equals(new Post(new OrgId("market"), "window")) ? List.of(window()) : List.of();
                });
    }

    private static Person window() {
        return person("w-1", new OrgId("market"), Role.STAFF);
    }

    private static Person person(String id, OrgId org, Role role) {
        return new Person(
                new PersonId(id),
                id,
                "某某",
                PersonKind.STAFF,
                Optional.of(org),
                Optional.of(CITY),
                Set.of(role),
                Set.of(),
                true,
                true);
    }

    private static NoticeChannel mail(int port) {
        return new MailChannel((MailConfig) Proxy.newProxyInstance(
                MailConfig.class.getClassLoader(),
                new Class<?>[] {MailConfig.class, Annotation.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "host" -> "127.0.0.1";
                    case "port" -> port;
                    case "security" -> "none";
                    case "from" -> "hall@sunshine.example.cn";
                    default -> "";
                }));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }

    private static void assertRefused(Outcome<?> outcome, RejectionCode code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code())).contains(code);
    }
}
