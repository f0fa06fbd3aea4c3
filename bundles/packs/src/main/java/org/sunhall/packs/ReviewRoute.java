package org.sunhall.packs;

import java.util.List;
import java.util.Objects;

/**
 * Who reviews a change of the catalog, one after the other (K-04).
 *
 * @param id     the route's name in its pack
 * @param stages at least one that must agree, in order; filing and publication follow all that must
 */
public record ReviewRoute(String id, List<ReviewStage> stages) {

    public ReviewRoute {
        Objects.requireNonNull(id, "id");
        stages = List.copyOf(stages);
        if (stages.stream().noneMatch(stage -> stage.act().mustAgree())) {
            throw new IllegalArgumentException("the review route " + id + " has no stage that decides");
        }
    }

    /** The stages that must agree, in order. */
    public List<ReviewStage> deciding() {
        return stages.stream().filter(stage -> stage.act().mustAgree()).toList();
    }

    /** What follows once all agreed: filing and publication, in order. */
    public List<ReviewStage> following() {
        return stages.stream().filter(stage -> !stage.act().mustAgree()).toList();
    }
}
