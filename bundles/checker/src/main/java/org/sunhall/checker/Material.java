package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.checker.internal.Schemas;
import org.sunhall.kernel.Text;

/**
 * A thing the applicant hands in beside the form.
 *
 * @param key      what uploads are filed under, unique in the item
 * @param name     for people
 * @param required whether the application is incomplete without it
 * @param when     JSON Schema on the form data; where it does not hold, the material is not asked for
 * @param formats  allowed file endings, for example {@code pdf}
 * @param basis    the article that asks for it
 * @param note     what the applicant should know, for example how many pages
 * @param files    files to take away: {@code sample} filled in, {@code blank} to fill in; each the name of a file in the
 *                 plug-in's directory {@code materials}
 */
public record Material(
        String key,
        Text name,
        boolean required,
        Optional<ObjectNode> when,
        List<String> formats,
        String basis,
        Optional<Text> note,
        SortedMap<String, String> files) {

    /** What may be taken away: a filled sample and a blank form. */
    public static final List<String> FILES = List.of("sample", "blank");

    public Material {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        formats = List.copyOf(formats);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(note, "note");
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether an application with this form data needs it. */
    public boolean isRequiredFor(JsonNode form) {
        return required && isAskedFor(form);
    }

    /** Whether it is asked for at all with this form data. */
    public boolean isAskedFor(JsonNode form) {
        return when.map(schema -> Schemas.holds(schema, form)).orElse(true);
    }
}
