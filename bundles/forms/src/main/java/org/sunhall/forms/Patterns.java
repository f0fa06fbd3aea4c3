package org.sunhall.forms;

import com.networknt.schema.regex.RegularExpression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sunhall.kernel.Text;

/**
 * Keeps regular expressions from taking long: a repetition without bound inside a repetition is refused when the form is
 * read, and a match may look at a bounded number of characters when it is filled in.
 */
final class Patterns {

    static final int LONGEST = 500;
    private static final int MOST_LOOKS = 200_000;

    private Patterns() {}

    /** Why the pattern cannot be used. */
    static Optional<Text> problem(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of(Text.of("正则表达式超过 {0} 个字符。", "The pattern has more than {0} characters.")
                    .with(LONGEST));
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of(
                    Text.of("正则表达式有误:{0}", "The pattern is wrong: {0}").with(e.getDescription()));
        }
        return repeatsRepetition(pattern)
                ? Optional.of(
                        Text.of(
                                "正则表达式在无上限的重复中又有无上限的重复,可能使校验耗时过长。",
                                "The pattern repeats without bound what itself repeats without bound; checking it could take for ever."))
                : Optional.empty();
    }

    static RegularExpression compile(String text) {
        Pattern pattern = Pattern.compile(text);
        return value -> {
            try {
                return pattern.matcher(new Watched(value, new int[] {MOST_LOOKS}))
                        .find();
            } catch (TooManyLooks e) {
                return false;
            }
        };
    }

    /** Whether a group that holds an unbounded quantifier is itself repeated without bound. */
    private static boolean repeatsRepetition(String pattern) {
        Deque<boolean[]> groups = new ArrayDeque<>();
        groups.push(new boolean[1]);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = endOfClass(pattern, i);
            } else if (c == '(') {
                groups.push(new boolean[1]);
            } else if (c == ')' && groups.size() > 1) {
                boolean inner = groups.pop()[0];
                boolean repeated = isUnbounded(pattern, i + 1);
                if (inner && repeated) {
                    return true;
                }
                groups.peek()[0] |= inner || repeated;
            } else if (isUnbounded(pattern, i)) {
                groups.peek()[0] = true;
            }
        }
        return false;
    }

    private static int endOfClass(String pattern, int start) {
        int depth = 0;
        for (int i = start; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && i > start + 1 && --depth == 0) {
                return i;
            }
        }
        return pattern.length();
    }

    private static boolean isUnbounded(String pattern, int at) {
        if (at >= pattern.length()) {
            return false;
        }
        char c = pattern.charAt(at);
        if (c == '*' || c == '+') {
            return true;
        }
        int close = c == '{' ? pattern.indexOf('}', at) : -1;
        return close > 0 && pattern.charAt(close - 1) == ',';
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super("", null, false, false);
        }
    }

    /** Counts how often the matcher looks. */
    private record Watched(CharSequence text, int[] left) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
