package org.sunhall.shell;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.OrgKind;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PostRank;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;

/** What the commands on organisations do; the commands only take words from the console. */
final class OrganisationDesk {

    private final Directory directory;
    private final DirectoryAdmin admin;
    private final PrintStream out;

    OrganisationDesk(Directory directory, DirectoryAdmin admin, PrintStream out) {
        this.directory = directory;
        this.admin = admin;
        this.out = out;
    }

    /** Words of a new or changed organisation; what is null stays as it is. */
    record Words(
            String name,
            String english,
            String jurisdiction,
            String parent,
            List<String> functions,
            String address,
            String phone,
            String supervisionPhone,
            String kind,
            String principal) {}

    /** Everything of an organisation but who works there: their names are personal. */
    void show(String id) {
        organisation(id).ifPresent(org -> {
            out.println(org.id() + "  " + Console.both(org.name()));
            line("性质 kind", org.kind());
            line("辖区 jurisdiction", org.jurisdiction());
            org.parent().ifPresent(parent -> line("上级 above", parent));
            org.principal().ifPresent(principal -> line("委托、派出机关 acts for", principal));
            line(
                    "职能 functions",
                    String.join(" ", org.functions().stream().sorted().toList()));
            line("地址 address", org.address());
            line("电话 phone", org.phone());
            line("监督电话 supervision phone", org.supervisionPhone());
            for (OrgPost post : directory.posts(org.id())) {
                line(
                        "岗位 post " + post.post().name(),
                        Console.both(post.title()) + "  " + post.rank() + "  " + holders(post));
            }
            directory.organisations().stream()
                    .filter(other -> other.parent().equals(Optional.of(org.id())))
                    .forEach(below -> line("下级 below", below.id() + "  " + Console.both(below.name())));
        });
    }

    /** Adds an organisation, or changes what is said of one. */
    void put(String id, Words words) {
        Optional<OrgId> parsed = parsed(id, OrgId::new, "机构编号 / an organisation's id");
        Optional<Organisation> stored = parsed.flatMap(directory::organisation);
        if (parsed.isEmpty()) {
            return;
        }
        if (stored.isEmpty() && (words.name() == null || words.jurisdiction() == null)) {
            out.println("新机构须写名称和辖区 / a new organisation needs --name and --jurisdiction");
            return;
        }
        Optional<JurisdictionId> place = words.jurisdiction() == null
                ? stored.map(Organisation::jurisdiction)
                : parsed(words.jurisdiction(), JurisdictionId::new, "辖区 / a jurisdiction");
        Optional<OrgKind> kind = words.kind() == null
                ? Optional.of(stored.map(Organisation::kind).orElse(OrgKind.AGENCY))
                : constant(OrgKind.class, words.kind());
        Optional<Optional<OrgId>> parent = org(words.parent(), stored.flatMap(Organisation::parent));
        Optional<Optional<OrgId>> principal = org(words.principal(), stored.flatMap(Organisation::principal));
        if (place.isEmpty() || kind.isEmpty() || parent.isEmpty() || principal.isEmpty()) {
            return;
        }
        String zh = words.name() == null ? stored.orElseThrow().name().zh() : words.name();
        String en = words.english() != null
                ? words.english()
                : words.name() == null ? stored.orElseThrow().name().en() : words.name();
        print(
                admin.putOrganisation(
                        Console.OPERATOR,
                        new Organisation(
                                parsed.get(),
                                Text.of(zh, en),
                                place.get(),
                                parent.get(),
                                words.functions() == null
                                        ? stored.map(Organisation::functions).orElse(Set.of())
                                        : new HashSet<>(words.functions()),
                                or(words.address(), stored, Organisation::address),
                                or(words.phone(), stored, Organisation::phone),
                                or(words.supervisionPhone(), stored, Organisation::supervisionPhone),
                                kind.get(),
                                principal.get())),
                done -> "✓ " + done.id() + "  " + Console.both(done.name())
                        + (stored.isPresent() ? "  已更改 / changed" : "  已增加 / added"));
    }

    /** Describes a post of an organisation; one that is new is there from now on. */
    void post(String org, String name, String title, String english, String rank, String duty) {
        Optional<Post> post =
                organisation(org).flatMap(known -> parsed(name, key -> new Post(known.id(), key), "岗位 / a post's key"));
        if (post.isEmpty()) {
            return;
        }
        Optional<OrgPost> stored = directory.posts(post.get().org()).stream()
                .filter(known -> known.post().equals(post.get()))
                .findFirst();
        Optional<PostRank> ranked = rank == null
                ? Optional.of(stored.map(OrgPost::rank).orElse(PostRank.MEMBER))
                : constant(PostRank.class, rank);
        if (ranked.isEmpty()) {
            return;
        }
        Text before = stored.map(OrgPost::title).orElse(Text.same(name));
        Text after = Text.of(
                title == null ? before.zh() : title, english != null ? english : title != null ? title : before.en());
        print(
                admin.putPost(
                        Console.OPERATOR,
                        new OrgPost(
                                post.get(),
                                after,
                                ranked.get(),
                                duty == null ? stored.map(OrgPost::duty).orElse("") : duty)),
                done -> "✓ " + done.post() + "  " + Console.both(done.title()) + "  " + done.rank());
    }

    /** Who is the organisation's first responsible person; with a login: gives them the post of the head. */
    void head(String org, String login) {
        Optional<Organisation> known = organisation(org);
        if (known.isEmpty()) {
            return;
        }
        List<OrgPost> posts = directory.posts(known.get().id()).stream()
                .filter(post -> post.rank() == PostRank.HEAD)
                .toList();
        if (posts.isEmpty()) {
            out.println("该机构没有负责人岗位 / the organisation has no post of rank HEAD: sunhall:org-post --rank head "
                    + known.get().id() + " head");
            return;
        }
        if (login == null) {
            for (OrgPost post : posts) {
                String holders = holders(post);
                out.println(
                        post.post() + "  " + Console.both(post.title()) + "  " + (holders.isEmpty() ? "—" : holders));
            }
            return;
        }
        if (posts.size() > 1) {
            out.println("负责人岗位不止一个 / there is more than one post of rank HEAD: "
                    + posts.stream().map(post -> post.post().name()).collect(Collectors.joining(" ")));
            return;
        }
        Optional<Person> person = directory.byLogin(login);
        if (person.isEmpty()
                || !person.get().org().equals(Optional.of(known.get().id()))) {
            out.println("该机构没有此人 / nobody of that login works there: " + login);
            return;
        }
        Set<Post> held = new HashSet<>(person.get().posts());
        held.add(posts.get(0).post());
        print(
                admin.putPerson(Console.OPERATOR, with(person.get(), held), Optional.empty()),
                done -> "✓ " + posts.get(0).post() + "  " + done.login());
    }

    private String holders(OrgPost post) {
        return directory.holders(post.post()).stream()
                .map(Person::login)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Person with(Person person, Set<Post> posts) {
        return new Person(
                person.id(),
                person.login(),
                person.name(),
                person.kind(),
                person.org(),
                person.jurisdiction(),
                person.roles(),
                posts,
                person.realName(),
                person.enabled());
    }

    private Optional<Organisation> organisation(String id) {
        Optional<Organisation> found = Optional.empty();
        try {
            found = directory.organisation(new OrgId(id));
        } catch (IllegalArgumentException e) {
            // It is told below like any other that is not there.
        }
        if (found.isEmpty()) {
            out.println("没有这个机构 / no such organisation: " + id);
        }
        return found;
    }

    /** An organisation as it was typed; {@code -} for none; as before when nothing was typed. Empty when it cannot be one. */
    private Optional<Optional<OrgId>> org(String typed, Optional<OrgId> before) {
        if (typed == null) {
            return Optional.of(before);
        }
        return typed.equals("-")
                ? Optional.of(Optional.empty())
                : parsed(typed, OrgId::new, "机构编号 / an organisation's id").map(Optional::of);
    }

    private <T> Optional<T> parsed(String typed, Function<String, T> parse, String what) {
        try {
            return Optional.of(parse.apply(typed));
        } catch (IllegalArgumentException e) {
            out.println("不是有效的" + what.replace(" / ", " / not ") + ": " + typed);
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String typed) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(typed.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            out.println("可用 / one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" ")));
        }
        return found;
    }

    private static String or(String typed, Optional<Organisation> stored, Function<Organisation, String> before) {
        return typed == null ? stored.map(before).orElse("") : typed;
    }

    private void line(String what, Object value) {
        out.println("  " + what + ": " + value);
    }

    private <T> void print(Outcome<T> outcome, Function<T, String> done) {
        Console.print(out, outcome, kept -> out.println(done.apply(kept)));
    }
}
