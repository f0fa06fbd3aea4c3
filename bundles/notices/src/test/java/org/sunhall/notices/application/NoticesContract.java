package org.sunhall.notices.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.channel.NoticeChannel;
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
    private Channels channels;
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
        channels = new Channels(1);
        deliveries = new Deliveries(store, channels, database.transactions(), clock);
        deliveries.stop();
        channel = mail(mail.getSmtp().getPort());
        channels.addChannel(channel);
        follower = new CaseNotices(store, directory(), clock, deliveries);
        desk = new NoticeDesk(store, new AddressBook(store), channels, database.transactions(), clock);
    }

    @AfterEach
    void close() {
        mail.stop();
        channels.stop();
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

        List<Notice> told = taken(desk.own(APPLICANT, Optional.empty(), 10)).notices();
        assertThat(told).extracting(Notice::kind).containsExactly("told-missing", "submitted");
        assertThat(told.get(0).body().zh()).contains("食品经营许可").contains("2 项").doesNotContain("{");
        assertThat(taken(desk.own(OTHER, Optional.empty(), 10)).notices()).isEmpty();
    }

    @Test
    @Tag("R-130")
    void aCopyIsToldToTheAdministratorsOfWhoGetsItAndNotToWhoApplied() {
        tell(event("case.submitted", submitted()));
        tell(event("case.copied", data().put("to", "fire")));

        List<Notice> told = taken(desk.own(actor("fire-admin", Role.BUREAU_ADMIN), Optional.empty(), 10))
                .notices();
        assertThat(told).extracting(Notice::kind).containsExactly("copied");
        assertThat(told.get(0).body().zh()).contains("食品经营许可").contains("抄告本单位").doesNotContain("{");
        assertThat(taken(desk.own(actor("fire-clerk", Role.STAFF), Optional.empty(), 10))
                        .notices())
                .isEmpty();
        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)).notices())
                .extracting(Notice::kind)
                .containsExactly("submitted");
    }

    @Test
    void afterAcceptanceTheSupervisionCodeIsNamed() {
        tell(event("case.submitted", submitted()));
        tell(event("case.accepted", data().put("code", "440000260302000000012")));
        tell(event("case.decided", data().put("result", "granted")));

        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)).notices())
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

        List<Notice> told = taken(desk.own(APPLICANT, Optional.empty(), 10)).notices();
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

        assertThat(taken(desk.own(actor("w-1", Role.STAFF), Optional.empty(), 10))
                        .notices())
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

        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 10)).notices())
                .extracting(Notice::kind)
                .containsExactly("restarted", "stopped", "submitted");
    }

    @Test
    void readingMarksOnlyOnesOwn() {
        tell(event("case.submitted", submitted()));
        String id = taken(desk.own(APPLICANT, Optional.empty(), 10))
                .notices()
                .get(0)
                .id();

        assertRefused(desk.read(OTHER, id), NoticeRejection.UNKNOWN);
        assertRefused(desk.read(Actor.anonymous(), id), NoticeRejection.SIGN_IN);
        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 1)).unread()).isEqualTo(1);
        assertThat(taken(desk.read(APPLICANT, id)).readAt()).contains(now);
        assertThat(taken(desk.own(APPLICANT, Optional.empty(), 1)).unread()).isZero();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        tell(event("case.submitted", submitted()));
        for (int i = 0; i < 5; i++) {
            tell(event("case.decided", data().put("result", "granted")));
        }

        List<Notice> all = taken(desk.own(APPLICANT, Optional.empty(), 10)).notices();
        List<Notice> first = taken(desk.own(APPLICANT, Optional.empty(), 4)).notices();
        List<Notice> rest =
                taken(desk.own(APPLICANT, Optional.of(first.get(3).id()), 4)).notices();

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
        taken(desk.putAddress(APPLICANT, "mail", "a@example.cn", true));
        tell(event("case.submitted", submitted()));

        deliveries.bringDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aCodeCanBeGuessedFiveTimesAndIsSentFiveTimesADay() {
        taken(desk.putAddress(APPLICANT, "mail", "a@example.cn", true));
        String code = code(0);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertRefused(desk.confirm(APPLICANT, "mail", wrong), NoticeRejection.WRONG_CODE);
        }
        assertRefused(desk.confirm(APPLICANT, "mail", code), NoticeRejection.WRONG_CODE);
        for (int i = 0; i < 4; i++) {
            taken(desk.putAddress(APPLICANT, "mail", "a@example.cn", true));
        }
        assertRefused(desk.putAddress(APPLICANT, "mail", "a@example.cn", true), NoticeRejection.TOO_MANY_CODES);
        taken(desk.removeAddress(APPLICANT, "mail"));
        assertRefused(desk.putAddress(APPLICANT, "mail", "a@example.cn", true), NoticeRejection.TOO_MANY_CODES);
        now = now.plus(Duration.ofDays(1));
        taken(desk.putAddress(APPLICANT, "mail", "a@example.cn", true));
    }

    @Test
    void addressesThatAreNoneOrHideAHeaderAreRefused() {
        for (String address :
                List.of("", "a", "a@b", "a@example.cn\r\nBcc: b@example.cn", "a@@example.cn", "a@ex..cn")) {
            assertRefused(desk.putAddress(APPLICANT, "mail", address, true), NoticeRejection.BAD_ADDRESS);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatCannotBeSentIsTriedAgainWithGrowingPausesThenShownAndSentOffByAnOperator() {
        confirmed(APPLICANT, "a@example.cn", true);
        tell(event("case.submitted", submitted()));
        channels.removeChannel(channel);
        NoticeChannel dead = mail(1);
        channels.addChannel(dead);

        for (int i = 0; i < 12; i++) {
            deliveries.bringDue();
            now = now.plus(Duration.ofHours(13));
        }

        Delivery failed = taken(desk.deliveries(OPERATOR, Delivery.State.FAILED, Optional.empty(), 10))
                .get(0);
        assertThat(failed.tries()).isEqualTo(8);
        assertThat(failed.trouble()).hasValueSatisfying(why -> assertThat(why).doesNotContain("example.cn"));
        channels.removeChannel(dead);
        channels.addChannel(channel);
        taken(desk.again(OPERATOR, failed.id()));
        deliveries.bringDue();
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertRefused(desk.again(OPERATOR, failed.id()), NoticeRejection.NOT_FAILED);
    }

    @Test
    void anAddressTakenBackGetsNothingMore() {
        confirmed(APPLICANT, "a@example.cn", true);
        tell(event("case.submitted", submitted()));
        taken(desk.removeAddress(APPLICANT, "mail"));

        deliveries.bringDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(taken(desk.ways(APPLICANT))).singleElement().satisfies(way -> assertThat(way.entry())
                .isEmpty());
    }

    @Test
    void aFurtherChannelIsOfferedByItsNameTakesAddressesOfItsOwnAndGetsWhatIsTold() {
        Telephone telephone = new Telephone("sms");
        channels.addChannel(telephone);
        assertThat(taken(desk.ways(APPLICANT)))
                .extracting(NoticeDesk.Way::channel)
                .containsExactly("mail", "sms");
        assertRefused(desk.putAddress(APPLICANT, "sms", "a@example.cn", true), NoticeRejection.BAD_ADDRESS);
        assertRefused(desk.putAddress(APPLICANT, "pigeon", "1", true), NoticeRejection.NO_CHANNEL);

        NoticeDesk.Way put = taken(desk.putAddress(APPLICANT, "sms", "13900000001", true));
        assertThat(put.label().zh()).isEqualTo("短信");
        assertThat(put.entry())
                .hasValueSatisfying(entry -> assertThat(entry.confirmed()).isFalse());
        taken(desk.confirm(APPLICANT, "sms", telephone.said.get(0).replaceAll(".*码是 (\\d{6}).*", "$1")));
        tell(event("case.submitted", submitted()));
        deliveries.bringDue();

        assertThat(telephone.said).hasSize(2).last().asString().contains("食品经营许可");
        channels.removeChannel(telephone);
        assertThat(taken(desk.ways(APPLICANT)))
                .filteredOn(way -> way.channel().equals("sms"))
                .singleElement()
                .satisfies(way -> assertThat(way.available()).isFalse());
    }

    @Test
    void aChannelThatHangsIsInterruptedOneThatThrowsIsTriedAgainAndTheOthersGoOn() {
        Telephone hanging = new Telephone("sms");
        Telephone throwing = new Telephone("hub");
        channels.addChannel(hanging);
        channels.addChannel(throwing);
        for (Telephone telephone : List.of(hanging, throwing)) {
            taken(desk.putAddress(APPLICANT, telephone.name(), "13900000001", true));
            taken(desk.confirm(
                    APPLICANT, telephone.name(), telephone.said.get(0).replaceAll(".*码是 (\\d{6}).*", "$1")));
        }
        confirmed(APPLICANT, "a@example.cn", true);
        hanging.trouble = Trouble.HANGS;
        throwing.trouble = Trouble.THROWS;
        tell(event("case.submitted", submitted()));

        deliveries.bringDue();

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(taken(desk.deliveries(OPERATOR, Delivery.State.WAITING, Optional.empty(), 10)))
                .extracting(delivery ->
                        delivery.channel() + ": " + delivery.trouble().orElse(""))
                .containsExactly(
                        "hub: 渠道程序出错,见日志 / the channel failed, see the log",
                        "sms: 发送超过 1 秒 / it took longer than 1 seconds");
        hanging.trouble = Trouble.NONE;
        throwing.trouble = Trouble.NONE;
        now = now.plus(Duration.ofHours(1));
        deliveries.bringDue();
        assertThat(hanging.said).hasSize(2);
        assertThat(throwing.said).hasSize(2);
    }

    @Test
    void twoNodesThatLookAtOnceSendAMessageOnce() {
        Telephone telephone = new Telephone("sms");
        channels.addChannel(telephone);
        taken(desk.putAddress(APPLICANT, "sms", "13900000001", true));
        taken(desk.confirm(APPLICANT, "sms", telephone.said.get(0).replaceAll(".*码是 (\\d{6}).*", "$1")));
        tell(event("case.submitted", submitted()));
        Deliveries elsewhere = new Deliveries(
                new NoticeStore(database.factory(), database.transactions(), null),
                channels,
                database.transactions(),
                clock());
        elsewhere.stop();
        telephone.meanwhile = elsewhere::bringDue;

        deliveries.bringDue();
        elsewhere.bringDue();

        assertThat(telephone.said).hasSize(2);
    }

    @Test
    void aChannelWithoutAProperNameDoesNotServeAndASecondOfOneNameWaitsBehindTheFirst() {
        Telephone first = new Telephone("sms");
        Telephone second = new Telephone("sms");
        channels.addChannel(new Telephone("SMS of us"));
        channels.addChannel(first);
        channels.addChannel(second);

        assertThat(taken(desk.ways(APPLICANT)))
                .extracting(NoticeDesk.Way::channel)
                .containsExactly("mail", "sms");
        taken(desk.putAddress(APPLICANT, "sms", "13900000001", true));
        channels.removeChannel(first);
        taken(desk.putAddress(APPLICANT, "sms", "13900000001", true));

        assertThat(first.said).hasSize(1);
        assertThat(second.said).hasSize(1);
    }

    private enum Trouble {
        NONE,
        HANGS,
        THROWS
    }

    /** A channel of text messages as an installation would bring it. */
    private static final class Telephone implements NoticeChannel {

        private final List<String> said = new ArrayList<>();
        private final String name;
        private Trouble trouble = Trouble.NONE;
        private Runnable meanwhile = () -> {};

        Telephone(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String label(Locale language) {
            return language.getLanguage().equals("zh") ? "短信" : "Text message";
        }

        @Override
        public boolean accepts(String address) {
            return address.matches("1\\d{10}");
        }

        @Override
        public void send(String address, String title, String body) throws InterruptedException {
            if (trouble == Trouble.HANGS) {
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            }
            if (trouble == Trouble.THROWS) {
                throw new IllegalStateException("no such number " + address);
            }
            said.add(title + " " + body);
            meanwhile.run();
        }
    }

    @Test
    void onlyOperatorsSeeDeliveries() {
        assertRefused(
                desk.deliveries(APPLICANT, Delivery.State.FAILED, Optional.empty(), 10), NoticeRejection.NOT_ALLOWED);
        assertRefused(desk.again(Actor.anonymous(), "x"), NoticeRejection.SIGN_IN);
        assertRefused(desk.again(OPERATOR, "x"), NoticeRejection.UNKNOWN);
    }

    private void confirmed(Actor actor, String address, boolean chinese) {
        taken(desk.putAddress(actor, "mail", address, chinese));
        taken(desk.confirm(actor, "mail", code(0)));
    }

    private String code(int message) {
        try {
            Matcher code = Pattern.compile("\\d{6}").matcher((String) mail.getReceivedMessages()[message].getContent());
            assertThat(code.find()).isTrue();
            return code.group();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
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
