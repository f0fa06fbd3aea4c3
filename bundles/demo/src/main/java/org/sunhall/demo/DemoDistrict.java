package org.sunhall.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/**
 * A district of the city that does not exist (湖滨区): for plug-ins that a district makes for itself. Its townships accept and survey at
 * posts of their own; the district's civil affairs bureau decides.
 */
final class DemoDistrict {

    static final JurisdictionId LAKESIDE = new JurisdictionId("sunshine-lakeside");
    static final OrgId CIVIL = new OrgId("sunshine-lakeside-civil");
    static final OrgId LINHU = new OrgId("sunshine-lakeside-linhu");
    static final OrgId WANGSHAN = new OrgId("sunshine-lakeside-wangshan");
    static final OrgId JUSTICE = new OrgId("sunshine-lakeside-legal");

    private DemoDistrict() {}

    static Jurisdiction district() {
        return new Jurisdiction(
                LAKESIDE,
                Text.of("湖滨区(演示)", "Lakeside District (demonstration)"),
                Optional.of(DemoPeople.CITY),
                "329901");
    }

    static List<Organisation> organisations() {
        return List.of(
                office(CIVIL, "阳光市湖滨区民政局", "Lakeside Civil Affairs Bureau", Set.of("civil-affairs"), "1"),
                office(LINHU, "阳光市湖滨区临湖镇人民政府", "Linhu Town", Set.of("township"), "3"),
                office(WANGSHAN, "阳光市湖滨区望山街道办事处", "Wangshan Subdistrict", Set.of("township"), "4"),
                office(
                        JUSTICE,
                        "阳光市湖滨区司法局",
                        "Lakeside Bureau of Justice",
                        Set.of("legal-review", "enforcement-supervision"),
                        "2"));
    }

    private static Organisation office(OrgId id, String zh, String en, Set<String> functions, String number) {
        return new Organisation(
                id,
                Text.of(zh, en),
                LAKESIDE,
                Optional.empty(),
                functions,
                "阳光市湖滨区演示路" + number + "号",
                "000-0000300" + number,
                "000-0000400" + number);
    }

    static List<Person> people() {
        return List.of(
                staff("township1", "何立夏", LINHU, Role.STAFF, "window"),
                staff("surveyor1", "林小暑", LINHU, Role.STAFF, "surveyor"),
                staff("surveyor2", "罗大暑", LINHU, Role.STAFF, "surveyor"),
                staff("township-head1", "梁处暑", LINHU, Role.STAFF, "head"),
                staff("township2", "谢白露", WANGSHAN, Role.STAFF, "window", "surveyor", "head"),
                staff("county1", "宋寒露", CIVIL, Role.STAFF, "examiner"),
                staff("county-head1", "唐立冬", CIVIL, Role.STAFF, "head"),
                staff("admin2", "许惊蛰", CIVIL, Role.BUREAU_ADMIN),
                staff("legal2", "韩小寒", JUSTICE, Role.LEGAL));
    }

    /** The heads of the townships: they agree to what the district has them do. */
    static List<OrgPost> posts() {
        return List.of(
                new OrgPost(new Post(LINHU, "head"), Text.of("镇长", "Head of the town"), PostRank.HEAD, "主持镇人民政府全面工作"),
                new OrgPost(
                        new Post(WANGSHAN, "head"),
                        Text.of("街道办事处主任", "Head of the subdistrict"),
                        PostRank.HEAD,
                        "主持街道办事处全面工作"),
                new OrgPost(
                        new Post(CIVIL, "head"), Text.of("区民政局局长", "Head of the bureau"), PostRank.HEAD, "主持区民政局全面工作"),
                DemoPeople.member(LINHU, "window", "受理窗口", "Window", "接收申请,一次告知补正,送达决定"),
                DemoPeople.member(LINHU, "surveyor", "入户调查员", "Surveyor", "两人以上入户调查,如实记录"),
                DemoPeople.member(WANGSHAN, "window", "受理窗口", "Window", "接收申请,一次告知补正,送达决定"),
                DemoPeople.member(WANGSHAN, "surveyor", "入户调查员", "Surveyor", "两人以上入户调查,如实记录"),
                DemoPeople.member(CIVIL, "examiner", "审核员", "Examiner", "审核确认申请,提出意见"));
    }

    private static Person staff(String login, String name, OrgId org, Role role, String... posts) {
        return new Person(
                new PersonId("demo-" + login),
                login,
                name,
                PersonKind.STAFF,
                Optional.of(org),
                Optional.of(LAKESIDE),
                Set.of(role),
                Arrays.stream(posts).map(post -> new Post(org, post)).collect(Collectors.toUnmodifiableSet()),
                true,
                true);
    }
}
