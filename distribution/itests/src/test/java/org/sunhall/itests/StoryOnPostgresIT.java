package org.sunhall.itests;

import org.junit.jupiter.api.Order;

@Order(60)
@OnPlatform(Db.POSTGRESQL)
class StoryOnPostgresIT extends StoryContract {}
