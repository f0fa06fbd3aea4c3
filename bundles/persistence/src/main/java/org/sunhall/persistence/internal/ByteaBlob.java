package org.sunhall.persistence.internal;

import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.datatype.DataTypeInfo;
import liquibase.datatype.DatabaseDataType;
import liquibase.datatype.LiquibaseDataType;
import liquibase.datatype.core.BlobType;

/** A {@code blob} is {@code bytea} on PostgreSQL: deleted with its row, unlike the large object Liquibase would make. */
@DataTypeInfo(
        name = "blob",
        aliases = {"java.sql.Types.BLOB"},
        minParameters = 0,
        maxParameters = 1,
        priority = LiquibaseDataType.PRIORITY_DATABASE + 10)
public final class ByteaBlob extends BlobType {

    /** Created by Liquibase, by reflection. */
    public ByteaBlob() {}

    @Override
    public DatabaseDataType toDatabaseDataType(Database database) {
        return database instanceof PostgresDatabase
                ? new DatabaseDataType("BYTEA")
                : super.toDatabaseDataType(database);
    }
}
