package org.sunhall.plugins;

import java.util.ArrayList;
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

/** A directory of organisations only. */
public final class TestDirectory implements Directory {

    private final List<Organisation> organisations = new ArrayList<>();

    /** With the bureau of the sample plug-in. */
    public static TestDirectory withMarketBureau() {
        TestDirectory directory = new TestDirectory();
        directory.add("sunshine-market");
        return directory;
    }

    /** Adds an organisation of the demonstration's city. */
    public synchronized void add(String id) {
        organisations.add(new Organisation(
                new OrgId(id), Text.same(id), new JurisdictionId("sunshine"), Optional.empty(), Set.of(), "", "", ""));
    }

    @Override
    public synchronized List<Organisation> organisations() {
        return List.copyOf(organisations);
    }

    @Override
    public Optional<Organisation> organisation(OrgId id) {
        return organisations().stream().filter(org -> org.id().equals(id)).findFirst();
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
