package org.sunhall.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.sunhall.kernel.Outcome;

/** Turns outcomes of use cases into HTTP answers. */
public final class Answers {

    private Answers() {}

    /** What the function makes of an accepted outcome, else the refusal as problem+json in the reader's language. */
    public static <T> Response of(Outcome<T> outcome, HttpHeaders headers, Function<? super T, Response> onAccepted) {
        return outcome.fold(onAccepted, rejection -> Problems.of(rejection, Languages.of(headers)));
    }

    /** 200 with the value as JSON, else the refusal. */
    public static <T> Response of(Outcome<T> outcome, HttpHeaders headers) {
        return of(outcome, headers, value -> Response.ok(value).build());
    }
}
