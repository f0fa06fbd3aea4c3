package org.sunhall.supervision.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The one row that whoever writes the projection locks first: the follower and the workers of all nodes take turns. */
@Entity
@Table(name = "SUPERVISION_TURN")
public class TurnEntity {

    @Id
    @Column(name = "ID")
    int id;

    /** For the persistence provider. */
    public TurnEntity() {}
}
