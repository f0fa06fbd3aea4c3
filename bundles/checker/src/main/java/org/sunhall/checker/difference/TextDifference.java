package org.sunhall.checker.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where two texts differ, as blocks of lines; exact for what lawyers change, bounded for what nobody reads. */
final class TextDifference {

    private static final int MOST_LINES = 2000;

    private TextDifference() {}

    /**
     * Lines that were replaced by others.
     *
     * @param line   where in the new text, from 1
     * @param before the old lines, empty when they are new
     * @param after  the new lines, empty when they were dropped
     */
    record Block(int line, String before, String after) {}

    static List<Block> between(String before, String after) {
        List<String> old = before.lines().map(String::strip).toList();
        List<String> now = after.lines().map(String::strip).toList();
        if (old.size() > MOST_LINES || now.size() > MOST_LINES) {
            return old.equals(now) ? List.of() : List.of(new Block(1, before, after));
        }
        return blocks(old, now, common(old, now));
    }

    /** For each line of the new text the line of the old one it is, or -1: the longest common subsequence. */
    private static int[] common(List<String> old, List<String> now) {
        Map<String, Integer> ids = new HashMap<>();
        int[] a = old.stream()
                .mapToInt(line -> ids.computeIfAbsent(line, key -> ids.size()))
                .toArray();
        int[] b = now.stream()
                .mapToInt(line -> ids.computeIfAbsent(line, key -> ids.size()))
                .toArray();
        int[][] longest = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                longest[i][j] =
                        a[i] == b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] match = new int[b.length];
        java.util.Arrays.fill(match, -1);
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                match[j++] = i++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return match;
    }

    private static List<Block> blocks(List<String> old, List<String> now, int[] match) {
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int start = j;
            while (j < now.size() && match[j] < 0) {
                j++;
            }
            int until = j < now.size() ? match[j] : old.size();
            if (j > start || until > i) {
                blocks.add(new Block(
                        start + 1, String.join("\n", old.subList(i, until)), String.join("\n", now.subList(start, j))));
            }
            i = until;
            while (j < now.size() && match[j] == i) {
                i++;
                j++;
            }
        }
        return blocks;
    }
}
