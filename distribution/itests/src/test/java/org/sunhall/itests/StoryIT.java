package org.sunhall.itests;

import org.junit.jupiter.api.Order;

@Order(10)
@OnPlatform(Db.DERBY)
class StoryIT extends StoryContract {}
