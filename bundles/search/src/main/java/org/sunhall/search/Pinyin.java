package org.sunhall.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinCaseType;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/**
 * How Chinese is typed with Latin letters. A character with several readings is found by each: 行政 by {@code xingzheng}, 银行 by
 * {@code yinhang}.
 */
final class Pinyin {

    /** What people type before they look: more letters find nothing that these do not. */
    static final int LONGEST = 32;

    private static final int MOST_READINGS = 4;
    /** A run of characters with several readings each has this many spellings at most. */
    private static final int MOST_SPELLINGS = 16;

    private Pinyin() {}

    /** From each character to the end, in full: 食品 gives {@code shipin} and {@code pin}. */
    static Set<String> spellings(String text) {
        return from(text, false);
    }

    /** From each character to the end, the first letters: 食品 gives {@code sp} and {@code p}. */
    static Set<String> initials(String text) {
        return from(text, true);
    }

    /** Words in which Chinese and letters were typed together, all in letters: shipin许可 gives {@code shipinxuke}. */
    static List<String> inFull(String typed) {
        return spelled(characters(typed, false));
    }

    /** The same with the first letters of what was typed in Chinese: sp经营 gives {@code spjy}. */
    static List<String> inInitials(String typed) {
        return spelled(characters(typed, true));
    }

    private static Set<String> from(String text, boolean initials) {
        List<List<String>> characters = characters(text, initials);
        Set<String> found = new LinkedHashSet<>();
        for (int start = 0; start < characters.size(); start++) {
            found.addAll(spelled(characters.subList(start, characters.size())));
        }
        return found;
    }

    private static List<List<String>> characters(String text, boolean initials) {
        List<List<String>> characters = new ArrayList<>();
        text.codePoints().forEach(c -> {
            List<String> readings = readings(c);
            if (!readings.isEmpty()) {
                characters.add(
                        initials
                                ? readings.stream()
                                        .map(reading -> reading.substring(0, 1))
                                        .distinct()
                                        .toList()
                                : readings);
            }
        });
        return characters;
    }

    private static List<String> spelled(List<List<String>> characters) {
        List<String> spellings = List.of("");
        for (List<String> readings : characters) {
            List<String> next = new ArrayList<>();
            boolean many = spellings.size() * readings.size() > MOST_SPELLINGS;
            for (String spelling : spellings) {
                for (String reading : many ? readings.subList(0, 1) : readings) {
                    next.add(spelling + reading);
                }
            }
            spellings = next;
            if (spellings.get(0).length() >= LONGEST) {
                break;
            }
        }
        return spellings.stream()
                .map(spelling -> spelling.length() <= LONGEST ? spelling : spelling.substring(0, LONGEST))
                .distinct()
                .toList();
    }

    private static List<String> readings(int character) {
        if (character < 128) {
            return Character.isLetterOrDigit(character)
                    ? List.of(Character.toString(character).toLowerCase(Locale.ROOT))
                    : List.of();
        }
        if (!isHan(character) || !Character.isBmpCodePoint(character)) {
            return List.of();
        }
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setCaseType(HanyuPinyinCaseType.LOWERCASE);
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        try {
            String[] all = PinyinHelper.toHanyuPinyinStringArray((char) character, format);
            return all == null
                    ? List.of()
                    : List.of(all).stream().distinct().limit(MOST_READINGS).toList();
        } catch (BadHanyuPinyinOutputFormatCombination never) {
            throw new IllegalStateException("the combination is a good one", never);
        }
    }

    static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
