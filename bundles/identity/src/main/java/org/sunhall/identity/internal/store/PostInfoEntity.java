package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What a post is for, one row. */
@Entity
@Table(name = "IDENTITY_POST_INFO")
public class PostInfoEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ORG")
    String org;

    @Column(name = "POST")
    String post;

    @Column(name = "TITLE_ZH")
    String titleZh;

    @Column(name = "TITLE_EN")
    String titleEn;

    @Column(name = "RANK_NAME")
    String rank;

    @Column(name = "DUTY")
    String duty;

    /** For the persistence provider. */
    public PostInfoEntity() {}
}
