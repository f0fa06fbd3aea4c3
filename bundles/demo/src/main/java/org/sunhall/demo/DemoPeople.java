package org.sunhall.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.PostRank;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** A city that does not exist (阳光市), its offices, and people nobody is. */
final class DemoPeople {

    /** The password of every demonstration account; printed at start, valid nowhere else. */
    static final String PASSWORD = "sunhall-demo-2026";

    static final JurisdictionId CITY = new JurisdictionId("sunshine");
    static final OrgId MARKET = new OrgId("sunshine-market");
    static final OrgId LEGAL = new OrgId("sunshine-legal");
    static final OrgId SUPERVISION = new OrgId("sunshine-supervision");
    static final OrgId INFORMATION = new OrgId("sunshine-information");
    static final OrgId GOVERNMENT = new OrgId("sunshine-government");

    private DemoPeople() {}

    static Jurisdiction city() {
        return new Jurisdiction(CITY, Text.of("阳光市(演示)", "Sunshine City (demonstration)"), Optional.empty(), "329900");
    }

    static List<Organisation> organisations() {
        return List.of(
                office(MARKET, "阳光市市场监督管理局", "Sunshine Market Supervision Bureau", Set.of("market-supervision"), "1"),
                office(
                        LEGAL,
                        "阳光市司法局",
                        "Sunshine Bureau of Justice",
                        Set.of("legal-review", "enforcement-supervision"),
                        "2"),
                office(
                        SUPERVISION,
                        "阳光市效能监督办公室",
                        "Sunshine Efficiency Supervision Office",
                        Set.of("efficiency-supervision"),
                        "3"),
                office(INFORMATION, "阳光市信息中心", "Sunshine Information Centre", Set.of("information-centre"), "4"),
                office(
                        GOVERNMENT,
                        "阳光市人民政府",
                        "People's Government of Sunshine City",
                        Set.of("government", "joint-meeting"),
                        "5"));
    }

    private static Organisation office(OrgId id, String zh, String en, Set<String> functions, String number) {
        return new Organisation(
                id,
                Text.of(zh, en),
                CITY,
                Optional.empty(),
                functions,
                "阳光市演示路" + number + "号",
                "000-0000100" + number,
                "000-0000200" + number);
    }

    static List<Person> people() {
        return List.of(
                citizen("citizen1", "张小满"),
                citizen("citizen2", "李谷雨"),
                staff("window1", "王立春", MARKET, Role.STAFF, "window"),
                staff("examiner1", "赵清明", MARKET, Role.STAFF, "examiner"),
                staff("inspector1", "钱夏至", MARKET, Role.STAFF, "inspector"),
                staff("inspector2", "孙白露", MARKET, Role.STAFF, "inspector"),
                staff("chief1", "周秋分", MARKET, Role.STAFF, "section-chief"),
                staff("head1", "吴霜降", MARKET, Role.STAFF, "head"),
                staff("admin1", "郑小雪", MARKET, Role.BUREAU_ADMIN),
                staff("legal1", "冯冬至", LEGAL, Role.LEGAL),
                staff("supervisor1", "陈大寒", SUPERVISION, Role.SUPERVISOR),
                staff("supervisor2", "卫立冬", MARKET, Role.BUREAU_SUPERVISOR),
                staff("operator1", "褚惊蛰", INFORMATION, Role.OPERATOR),
                staff("mayor1", "蒋清和", GOVERNMENT, Role.STAFF, "head"));
    }

    /** What the posts are for; the rest of what is held needs no words. */
    static List<OrgPost> posts() {
        return List.of(
                new OrgPost(
                        new Post(MARKET, "head"),
                        Text.of("局长", "Head of the bureau"),
                        PostRank.HEAD,
                        "主持全面工作,对本局行政权力网上公开透明运行负总责"),
                new OrgPost(
                        new Post(MARKET, "section-chief"),
                        Text.of("审批科科长", "Chief of the approval section"),
                        PostRank.COORDINATOR,
                        "组织协调本局事项的网上运行"),
                member(MARKET, "window", "受理窗口", "Window", "接收申请,一次告知补正,送达决定"),
                member(MARKET, "examiner", "审查员", "Examiner", "审查申请材料,提出审查意见"),
                member(MARKET, "inspector", "核查人员", "Inspector", "两人以上到现场核查,如实记录"),
                new OrgPost(
                        new Post(GOVERNMENT, "head"),
                        Text.of("分管副市长", "Deputy mayor in charge"),
                        PostRank.HEAD,
                        "代表本级政府审定事项的豁免与重大调整"));
    }

    static OrgPost member(OrgId org, String post, String zh, String en, String duty) {
        return new OrgPost(new Post(org, post), Text.of(zh, en), PostRank.MEMBER, duty);
    }

    private static Person citizen(String login, String name) {
        return new Person(
                new PersonId("demo-" + login),
                login,
                name,
                PersonKind.CITIZEN,
                Optional.empty(),
                Optional.of(CITY),
                Set.of(Role.CITIZEN),
                Set.of(),
                true,
                true);
    }

    private static Person staff(String login, String name, OrgId org, Role role, String... posts) {
        Set<Post> held = java.util.Arrays.stream(posts)
                .map(post -> new Post(org, post))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        return new Person(
                new PersonId("demo-" + login),
                login,
                name,
                PersonKind.STAFF,
                Optional.of(org),
                Optional.of(CITY),
                Set.of(role),
                held,
                true,
                true);
    }
}
