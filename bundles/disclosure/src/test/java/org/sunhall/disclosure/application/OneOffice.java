package org.sunhall.disclosure.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;

/** A directory with one organisation. */
final class OneOffice implements Directory {

    @Override
    public Optional<Organisation> organisation(OrgId id) {
        return Optional.of(id)
                .filter(each -> each.value().equals("sunshine-market"))
                .map(each -> new Organisation(
                        each,
                        Text.of("阳光市市场监督管理局", "Sunshine Market Bureau"),
                        new JurisdictionId("sunshine"),
                        Optional.empty(),
                        Set.of(),
                        "阳光路1号",
                        "0000-12345",
                        "0000-12346"));
    }

    @Override
    public Optional<Jurisdiction> jurisdiction(JurisdictionId id) {
        return Optional.empty();
    }

    @Override
    public List<Jurisdiction> jurisdictions() {
        return List.of();
    }

    @Override
    public List<Organisation> organisations() {
        return List.of();
    }

    @Override
    public List<Organisation> withFunction(JurisdictionId jurisdiction, String function) {
        return List.of();
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Person> byLogin(String login) {
        return Optional.empty();
    }

    @Override
    public List<Person> holders(Post post) {
        return List.of();
    }

    @Override
    public Optional<Actor> actor(PersonId id) {
        return Optional.empty();
    }
}
