package org.sunhall.identity;

/** What a post is in its organisation. */
public enum PostRank {
    /** 主要负责人: its holder is the first responsible person. */
    HEAD,
    /** 专人: organises and coordinates the organisation's work on the platform. */
    COORDINATOR,
    /** Any other post. */
    MEMBER
}
