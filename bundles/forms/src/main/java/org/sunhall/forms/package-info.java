/**
 * JSON Schema forms: {@link org.sunhall.forms.FormReader} checks a form file, {@link org.sunhall.forms.Form} validates and
 * prunes data and takes out the key facts. Pure: no database, no HTTP, no "now".
 *
 * <h2>The file</h2>
 * {@code { "schema": {…}, "ui": {…}, "keyFacts": ["/premises/area", …] }}
 * <ul>
 * <li>{@code schema} (required): JSON Schema 2020-12, {@code "type": "object"} at the root. Every property has {@code type} (one
 *     name) and {@code title} (zh), may have {@code titleEn}; a property that is a {@code $ref} gets them from its target.
 *     {@code $ref} points into the same file only ({@code #/$defs/…}). The values of an {@code enum} may be named by
 *     {@code oneOf} of {@code const} and {@code title} instead.
 * <li>{@code ui} (optional): UI schema of react-jsonschema-form, carried through unread.
 * <li>{@code keyFacts} (optional): JSON pointers into the data, to text or number properties outside lists.
 * </ul>
 * Formats that are checked: {@code date}, {@code date-time}, {@code time}, {@code email}, {@code uri}, {@code uuid} …, and ours:
 * {@code credit-code} (GB 32100), {@code citizen-id} (GB 11643), {@code mobile-cn} (11 digits), {@code phone-cn} (mobile, or fixed
 * line {@code 0371-66668888}), {@code postcode-cn} (6 digits), {@code division} (6 digits of GB/T 2260), {@code upload} (id of an
 * uploaded file). An unknown format is refused.
 *
 * <p>A complete example is {@code src/test/resources/food-licence.json} of this module.
 */
@Export
@Version("1.0.0")
package org.sunhall.forms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
