package org.sunhall.ledger.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * JSON with one spelling for one value, after RFC 8785 (JCS): no white space, object keys sorted by UTF-16 code units,
 * strings escaped only where JSON demands it, in UTF-8. One difference, so that no number is rounded: an integral
 * number is its decimal digits however long, any other its shortest plain decimal ({@code 12.50} is {@code 12.5},
 * {@code 1e2} is {@code 100}). Refused with IllegalArgumentException: NaN and infinity, numbers of more than 400
 * digits, lone surrogates, more than 100 levels.
 */
final class CanonicalJson {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 400;

    private CanonicalJson() {}

    static String of(JsonNode node) {
        StringBuilder out = new StringBuilder(256);
        write(out, node, 0);
        return out.toString();
    }

    static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isSurrogate(c)) {
                        if (!Character.isHighSurrogate(c)
                                || i + 1 == text.length()
                                || !Character.isLowSurrogate(text.charAt(i + 1))) {
                            throw new IllegalArgumentException("a lone surrogate has no canonical form");
                        }
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void write(StringBuilder out, JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deeply");
        }
        switch (node.getNodeType()) {
            case OBJECT -> object(out, node, depth);
            case ARRAY -> {
                out.append('[');
                for (int i = 0; i < node.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(out, node.get(i), depth + 1);
                }
                out.append(']');
            }
            case STRING -> string(out, node.textValue());
            case NUMBER -> out.append(number(node));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("no canonical form for a node of type " + node.getNodeType());
        }
    }

    private static void object(StringBuilder out, JsonNode node, int depth) {
        List<String> names = new ArrayList<>(node.size());
        for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        Collections.sort(names);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            string(out, names.get(i));
            out.append(':');
            write(out, node.get(names.get(i)), depth + 1);
        }
        out.append('}');
    }

    private static String number(JsonNode node) {
        if (node.isInt() || node.isLong() || node.isShort()) {
            return Long.toString(node.longValue());
        }
        if (node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("not a finite number");
        }
        BigDecimal value = node.decimalValue();
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.precision() > MAX_DIGITS || Math.abs((long) plain.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a number of too many digits");
        }
        return plain.toPlainString();
    }
}
