package org.sunhall.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.OrgKind;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** The commands on organisations, as somebody types them. */
class OrganisationDeskTest {

    private static final OrgId STATION = new OrgId("market-station");
    private static final OrganisationDesk.Words NOTHING =
            new OrganisationDesk.Words(null, null, null, null, null, null, null, null, null, null);

    private final TestDirectory directory = TestDirectory.withMarketBureau();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final OrganisationDesk desk =
            new OrganisationDesk(directory, keeper(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    private Optional<Rejection> refusal = Optional.empty();

    /** Keeps in the directory what it is given, as the platform's own keeps it in the database. */
    private DirectoryAdmin keeper() {
        return (DirectoryAdmin) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DirectoryAdmin.class}, (proxy, method, given) -> {
                    assertThat(((Actor) given[0]).has(Role.SYSTEM)).isTrue();
                    if (refusal.isPresent()) {
                        return Outcome.refused(refusal.get());
                    }
                    if (given[1] instanceof Organisation org) {
                        directory.with(org);
                    } else if (given[1] instanceof OrgPost post) {
                        directory.with(post);
                    } else if (given[1] instanceof Person person) {
                        directory.with(person);
                    } else {
                        throw new AssertionError(method);
                    }
                    return Outcome.accepted(given[1]);
                });
    }

    private String said() {
        String all = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return all;
    }

    private static OrganisationDesk.Words station(String kind) {
        return new OrganisationDesk.Words(
                "城东监管所",
                "East Station",
                "sunshine",
                "sunshine-market",
                List.of("service-window"),
                "东路1号",
                "0519-1",
                "12345",
                kind,
                "sunshine-market");
    }

    @Test
    @Tag("R-007")
    void addsADispatchedOfficeUnderItsBureauAndShowsIt() {
        desk.put("market-station", station("dispatched"));

        assertThat(said()).contains("✓ market-station").contains("added");
        Organisation added = directory.organisation(STATION).orElseThrow();
        assertThat(added.kind()).isEqualTo(OrgKind.DISPATCHED);
        assertThat(added.principal()).contains(TestDirectory.MARKET);
        assertThat(added.functions()).containsExactly("service-window");

        desk.show("sunshine-market");
        assertThat(said()).contains("下级 below: market-station  城东监管所 / East Station");
        desk.show("market-station");
        assertThat(said())
                .contains("DISPATCHED")
                .contains("acts for: sunshine-market")
                .contains("东路1号")
                .contains("12345");
    }

    @Test
    void changesOnlyWhatWasTyped() {
        desk.put("market-station", station("dispatched"));
        desk.put(
                "market-station",
                new OrganisationDesk.Words(null, null, null, "-", null, null, "0519-2", null, null, null));

        Organisation changed = directory.organisation(STATION).orElseThrow();
        assertThat(said()).contains("changed");
        assertThat(changed.phone()).isEqualTo("0519-2");
        assertThat(changed.parent()).isEmpty();
        assertThat(changed.name()).isEqualTo(Text.of("城东监管所", "East Station"));
        assertThat(changed.principal()).contains(TestDirectory.MARKET);
    }

    @Test
    @Tag("R-041")
    void setsUpThePostOfTheHeadAndNamesWhoHoldsIt() {
        directory.with(TestDirectory.staff("wang", TestDirectory.MARKET, Set.of(Role.STAFF), "window"));
        desk.head("sunshine-market", null);
        assertThat(said()).contains("sunhall:org-post --rank head");

        desk.post("sunshine-market", "chief", "局长", "Director", "head", "第一责任人");
        assertThat(said()).contains("✓ sunshine-market/chief  局长 / Director  HEAD");
        desk.head("sunshine-market", null);
        assertThat(said()).contains("sunshine-market/chief").contains("—");

        desk.head("sunshine-market", "wang");
        assertThat(said()).contains("✓ sunshine-market/chief  wang");
        assertThat(directory.ranked(TestDirectory.MARKET, PostRank.HEAD))
                .extracting(Person::login)
                .containsExactly("wang");
        assertThat(directory.byLogin("wang").orElseThrow().posts())
                .as("beside what they held")
                .contains(new Post(TestDirectory.MARKET, "window"), new Post(TestDirectory.MARKET, "chief"));
    }

    @Test
    void aPostKeepsWhatWasNotTyped() {
        desk.post("sunshine-market", "chief", "局长", "Director", "head", "第一责任人");
        desk.post("sunshine-market", "chief", null, null, null, "主持工作");

        assertThat(directory.posts(TestDirectory.MARKET))
                .contains(new OrgPost(
                        new Post(TestDirectory.MARKET, "chief"), Text.of("局长", "Director"), PostRank.HEAD, "主持工作"));
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() {
        List<Organisation> before = directory.organisations();

        desk.show("nowhere");
        assertThat(said()).contains("no such organisation: nowhere");
        desk.show("../x");
        assertThat(said()).contains("no such organisation");
        desk.put("new-one", NOTHING);
        assertThat(said()).contains("--name and --jurisdiction");
        desk.put("../x", station("dispatched"));
        assertThat(said()).contains("not an organisation's id");
        desk.put("market-station", station("palace"));
        assertThat(said()).contains("agency authorised entrusted dispatched");
        desk.post("sunshine-market", "chief", null, null, "king", null);
        assertThat(said()).contains("head coordinator member");
        desk.post("sunshine-market", "chief", "局长", "Director", "head", "");
        desk.head("sunshine-market", "nobody");
        assertThat(said()).contains("nobody of that login works there");
        refusal = Optional.of(Rejection.of(IdentityRejection.NOT_ALLOWED));
        desk.put("market-station", station("dispatched"));
        assertThat(said()).contains("✗").contains("[identity.not-allowed]");

        assertThat(directory.organisations()).isEqualTo(before);
    }
}
