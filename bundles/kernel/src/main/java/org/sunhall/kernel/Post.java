package org.sunhall.kernel;

/**
 * A post (岗位) of an organisation: where a step is handled.
 *
 * @param org  the organisation
 * @param name the post's key inside it, for example {@code window}
 */
public record Post(OrgId org, String name) {

    public Post {
        java.util.Objects.requireNonNull(org, "org");
        Ids.name("post", name);
    }

    @Override
    public String toString() {
        return org + "/" + name;
    }
}
