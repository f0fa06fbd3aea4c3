package org.sunhall.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The reader's language: English when the request asks for it before Chinese, Chinese for everybody else. */
public final class Languages {

    private Languages() {}

    /** The language of a request, by its {@code Accept-Language}. */
    public static Locale of(HttpHeaders headers) {
        return headers == null ? Locale.SIMPLIFIED_CHINESE : first(headers.getAcceptableLanguages());
    }

    /** The language of a header value {@code Accept-Language} (RFC 9110, 12.5.4), which may be null. */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            return first(Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList());
        } catch (IllegalArgumentException e) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    private static Locale first(List<Locale> wanted) {
        for (Locale locale : wanted) {
            if ("en".equals(locale.getLanguage())) {
                return Locale.ENGLISH;
            }
            if ("zh".equals(locale.getLanguage())) {
                return Locale.SIMPLIFIED_CHINESE;
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }
}
