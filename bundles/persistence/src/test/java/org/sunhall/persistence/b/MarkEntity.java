package org.sunhall.persistence.b;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

@Entity
@Table(name = "TRIAL_MARK")
public class MarkEntity {
    @Id
    @Column(name = "ID")
    public String id;
}
