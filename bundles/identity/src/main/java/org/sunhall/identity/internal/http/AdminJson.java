package org.sunhall.identity.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.StaffChange;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;

/** What the pages of the organisation see and send. Lists are sorted, so that the same content has the same tag. */
final class AdminJson {

    private AdminJson() {}

    record JurisdictionView(String id, Text name, Optional<String> parent, String division) {
        static JurisdictionView of(Jurisdiction one) {
            return new JurisdictionView(
                    one.id().value(), one.name(), one.parent().map(Object::toString), one.division());
        }
    }

    record OrganisationView(
            String id,
            Text name,
            String jurisdiction,
            Optional<String> parent,
            List<String> functions,
            String address,
            String phone,
            String supervisionPhone,
            String kind,
            Optional<String> principal) {
        static OrganisationView of(Organisation one) {
            return new OrganisationView(
                    one.id().value(),
                    one.name(),
                    one.jurisdiction().value(),
                    one.parent().map(Object::toString),
                    one.functions().stream().sorted().toList(),
                    one.address(),
                    one.phone(),
                    one.supervisionPhone(),
                    one.kind().name(),
                    one.principal().map(Object::toString));
        }
    }

    record PersonView(
            String id,
            String login,
            String name,
            String kind,
            Optional<String> org,
            Optional<String> jurisdiction,
            List<String> roles,
            List<String> posts,
            boolean realName,
            boolean enabled) {
        static PersonView of(Person one) {
            return new PersonView(
                    one.id().value(),
                    one.login(),
                    one.name(),
                    one.kind().name(),
                    one.org().map(Object::toString),
                    one.jurisdiction().map(Object::toString),
                    one.roles().stream().map(Enum::name).sorted().toList(),
                    one.posts().stream().map(Post::name).sorted().toList(),
                    one.realName(),
                    one.enabled());
        }
    }

    /** @param holders ids of those who hold it now, stand-ins with them */
    record PostView(String key, Text title, String rank, String duty, List<String> holders) {
        static PostView of(OrgPost one, List<Person> holders) {
            return new PostView(
                    one.post().name(),
                    one.title(),
                    one.rank().name(),
                    one.duty(),
                    holders.stream().map(person -> person.id().value()).toList());
        }
    }

    record DelegationView(
            String id, String org, String post, String holder, String by, String from, String until, String reason) {
        static DelegationView of(Delegation one) {
            return new DelegationView(
                    one.id(),
                    one.post().org().value(),
                    one.post().name(),
                    one.holder().value(),
                    one.by().value(),
                    one.from().toString(),
                    one.until().toString(),
                    one.reason());
        }
    }

    record CertificateView(
            String number, String person, String scope, String validFrom, String validTo, String state, String reason) {
        static CertificateView of(EnforcementCertificate one) {
            return new CertificateView(
                    one.number(),
                    one.person().value(),
                    one.scope(),
                    one.validFrom().toString(),
                    one.validTo().toString(),
                    one.state().name(),
                    one.reason());
        }
    }

    record DivisionView(String code, Text name, Optional<String> from, Optional<String> to) {
        static DivisionView of(Division one) {
            return new DivisionView(
                    one.code(),
                    one.name(),
                    one.from().map(Object::toString),
                    one.to().map(Object::toString));
        }
    }

    record StaffChangeView(
            String id,
            String org,
            String person,
            List<String> roles,
            List<String> posts,
            boolean enabled,
            String reason,
            String state,
            String requestedBy,
            String requestedAt,
            Optional<String> agreedBy,
            String opinion,
            Optional<String> executedBy,
            long version) {
        static StaffChangeView of(StaffChange one) {
            return new StaffChangeView(
                    one.id(),
                    one.org().value(),
                    one.person().value(),
                    one.roles().stream().map(Enum::name).sorted().toList(),
                    one.posts().stream().sorted().toList(),
                    one.enabled(),
                    one.reason(),
                    one.state().name(),
                    one.requestedBy().value(),
                    one.requestedAt().toString(),
                    one.agreedBy().map(Object::toString),
                    one.opinion(),
                    one.executedBy().map(Object::toString),
                    one.version());
        }
    }

    record JurisdictionInput(Text name, String parent, String division) {}

    record OrganisationInput(
            Text name,
            String jurisdiction,
            String parent,
            List<String> functions,
            String address,
            String phone,
            String supervisionPhone,
            String kind,
            String principal) {}

    record PersonInput(
            String login,
            String name,
            String kind,
            String org,
            String jurisdiction,
            List<String> roles,
            List<String> posts,
            boolean realName,
            boolean enabled,
            String password) {

        @Override
        public String toString() {
            return "PersonInput";
        }
    }

    record PostInput(Text title, String rank, String duty) {}

    record DelegationInput(
            String org, String post, String holder, String by, String from, String until, String reason) {}

    record ReasonInput(String reason) {}

    record CertificateInput(String person, String scope, String validFrom, String validTo) {}

    record CertificateStateInput(String state, String reason) {}

    record DivisionInput(Text name, String from, String to) {}

    record StaffChangeInput(String person, List<String> roles, List<String> posts, boolean enabled, String reason) {}

    record AnswerInput(boolean agreed, String opinion) {}

    /** A strong tag of what is shown: the same content, the same tag. */
    static String tag(Object view) {
        return Digest.of(view.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replaceAll("[^0-9a-f]", "")
                .substring(0, 24);
    }
}
