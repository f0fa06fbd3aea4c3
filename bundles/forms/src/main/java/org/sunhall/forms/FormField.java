package org.sunhall.forms;

import org.sunhall.kernel.Text;

/**
 * One field of a form, as all its branches together know it.
 *
 * @param path  where it stands: a JSON pointer with {@code *} for the position in a list
 * @param order its place in the form
 * @param type  its JSON Schema type, empty while no branch has named one
 * @param title its title, empty while no branch has named one
 * @param choice whether it is one of named values
 */
record FormField(String path, int order, String type, Text title, boolean choice) {

    /** Joins what another branch says about the same field; what was said first stays. */
    FormField with(String otherType, Text otherTitle, boolean otherChoice) {
        return new FormField(
                path,
                order,
                type.isEmpty() ? otherType : type,
                title.zh().isEmpty() ? otherTitle : title,
                choice || otherChoice);
    }
}
