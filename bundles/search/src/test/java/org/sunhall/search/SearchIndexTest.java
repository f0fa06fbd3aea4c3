package org.sunhall.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type, and what they expect to find. */
class SearchIndexTest {

    @TempDir
    Path directory;

    private SearchIndex index;

    @BeforeEach
    void fill() throws IOException {
        index = SearchIndex.open(directory);
        index.put(List.of(
                entry("XK-001", "食品经营许可(新办)", "Food business licence", "食品安全法 阳光市市场监督管理局", "licence"),
                entry("XK-002", "食品生产许可变更", "Food production licence", "食品安全法", "licence"),
                entry("CF-001", "对无证经营食品的行政处罚", "Penalty for selling food without a licence", "食品安全法", "penalty"),
                entry("XK-003", "银行网点安全设施许可", "Bank safety", "公安机关", "licence"),
                entry("JF-001", "最低生活保障金给付", "Subsistence benefit", "社会救助暂行办法", "benefit"),
                entry("XK-004", "重要水域捕捞许可", "Fishing", "渔业法", "licence")));
        index.commit();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private static SearchEntry entry(String code, String name, String english, String text, String type) {
        return new SearchEntry(code, code, name, english, text, Map.of("type", type));
    }

    private List<String> found(String words) throws IOException {
        return index.search(new SearchQuery(words, Map.of(), 0, 10, "")).keys();
    }

    @Test
    void findsByWordsAndPutsNamesFirst() throws IOException {
        assertThat(found("食品经营许可")).first().isEqualTo("XK-001");
        assertThat(found("食品")).containsExactlyInAnyOrder("XK-001", "XK-002", "CF-001");
        assertThat(found("食品 许可")).containsExactlyInAnyOrder("XK-001", "XK-002");
        assertThat(found("低保 金")).isEmpty();
        assertThat(found("生活保障")).containsExactly("JF-001");
        assertThat(found("市场监督管理局")).containsExactly("XK-001");
        assertThat(found("不存在的事")).isEmpty();
    }

    @Test
    void findsPartsThatAreNoWords() throws IOException {
        assertThat(found("品经")).contains("XK-001");
        assertThat(found("域捕")).containsExactly("XK-004");
    }

    @Test
    void findsByPinyinFromAnyCharacterAndBeforeItIsTypedOut() throws IOException {
        assertThat(found("shipin")).containsExactlyInAnyOrder("XK-001", "XK-002", "CF-001");
        assertThat(found("shipinjingying")).containsExactly("XK-001");
        assertThat(found("shipinjy")).isEmpty();
        assertThat(found("jingyingxuk")).containsExactly("XK-001");
        assertThat(found("SHIPIN")).hasSize(3);
        assertThat(found("jingyingxukexinbanzhelihaiyouhenduozimu")).isEmpty();
    }

    @Test
    void findsByInitials() throws IOException {
        assertThat(found("spjyxk")).containsExactly("XK-001");
        assertThat(found("jyxk")).containsExactly("XK-001");
        assertThat(found("zdshbzj")).containsExactly("JF-001");
    }

    @Test
    void findsWordsTypedPartlyInChineseAndPartlyInPinyin() throws IOException {
        assertThat(found("shipin许可")).containsExactlyInAnyOrder("XK-001", "XK-002");
        assertThat(found("sp经营")).first().isEqualTo("XK-001");
        assertThat(found("sp经营")).containsExactlyInAnyOrder("XK-001", "CF-001");
        assertThat(found("食品jyxk")).containsExactly("XK-001");
        assertThat(found("食品shengchan许可")).containsExactly("XK-002");
        assertThat(found("zuidi生活bz")).containsExactly("JF-001");
        assertThat(found("yin行")).containsExactly("XK-003");
        assertThat(found("xk经营")).as("every part is met").containsExactly("XK-001");
        assertThat(found("捕捞shipin")).isEmpty();
        assertThat(found("食s品p经j营y".repeat(20))).isEmpty();
    }

    @Test
    void keepsTheStampOfWhatIsInIt() throws IOException {
        index.put(List.of(new SearchEntry("A", "A", "甲", "", "", Map.of(), "1:7")));
        index.remove(List.of("XK-001"));
        index.commit();

        assertThat(index.stamps())
                .hasSize(6)
                .containsEntry("A", "1:7")
                .containsEntry("CF-001", "")
                .doesNotContainKey("XK-001");
    }

    @Test
    void findsEachReadingOfACharacter() throws IOException {
        assertThat(found("yinhang")).containsExactly("XK-003");
        assertThat(found("xingzhengchufa")).containsExactly("CF-001");
        assertThat(found("zhongyao")).containsExactly("XK-004");
        assertThat(found("zyshuiyu")).isEmpty();
    }

    @Test
    void findsByCodeAndInEnglish() throws IOException {
        assertThat(found("cf-001")).first().isEqualTo("CF-001");
        assertThat(found("fishing")).containsExactly("XK-004");
        assertThat(found("subsist")).containsExactly("JF-001");
    }

    @Test
    void narrowsCountsAndTurnsPages() throws IOException {
        SearchResult licences = index.search(new SearchQuery("食品", Map.of("type", List.of("licence")), 0, 10, "type"));
        assertThat(licences.total()).isEqualTo(2);
        assertThat(licences.counts()).containsExactly(Map.entry("licence", 2L));
        SearchResult everything = index.search(new SearchQuery("", Map.of(), 2, 2, "type"));
        assertThat(everything.keys()).containsExactly("XK-001", "XK-002");
        assertThat(everything.total()).isEqualTo(6);
        assertThat(everything.counts()).containsEntry("licence", 4L).containsEntry("benefit", 1L);
    }

    @Test
    void hostileWordsFindNothingAndBreakNothing() throws IOException {
        for (String words : List.of(
                "*",
                "a*",
                "name:*",
                "\"",
                "食品\" OR \"1",
                "AND",
                "((((",
                "\\",
                "\u0000",
                "𠀀𠀁",
                "a".repeat(100_000),
                "食".repeat(5_000),
                "' or 1=1 --",
                "<script>",
                "~~~~",
                "食品~10000")) {
            assertThat(found(words))
                    .as(words.substring(0, Math.min(20, words.length())))
                    .hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void replacesAndTakesOut() throws IOException {
        index.put(List.of(entry("XK-001", "餐饮服务许可", "Catering", "", "licence")));
        index.remove(List.of("XK-002"));
        assertThat(found("shipin")).as("before it is committed").hasSize(3);
        index.commit();
        assertThat(found("shipin")).containsExactly("CF-001");
        assertThat(found("cyfw")).containsExactly("XK-001");
        index.clear();
        index.commit();
        assertThat(index.size()).isZero();
    }

    @Test
    void isThereAgainAfterItWasClosed() throws IOException {
        index.close();
        index = SearchIndex.open(directory);
        assertThat(found("spjyxk")).containsExactly("XK-001");
    }

    @Test
    void beginsAnewWhenItsFilesAreBroken() throws IOException {
        index.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
                Files.writeString(file, "no index");
            }
        }
        index = SearchIndex.open(directory);
        assertThat(index.size()).isZero();
        fill0();
        assertThat(found("spjyxk")).containsExactly("XK-001");
    }

    private void fill0() throws IOException {
        index.put(List.of(entry("XK-001", "食品经营许可", "", "", "licence")));
        index.commit();
    }
}
