/**
 * Transactions, the data source behind them, and schema migration: what every bundle with tables shares.
 *
 * <h2>A bundle with tables</h2>
 *
 * <ul>
 *   <li>{@code bnd.bnd}: {@code Meta-Persistence: META-INF/persistence.xml}, {@code DynamicImport-Package:
 *       org.eclipse.persistence.*}, {@code Sunhall-Changelog: db/<name>/changelog.xml};
 *   <li>{@code META-INF/persistence.xml}: unit {@code <name>}, {@code RESOURCE_LOCAL}, provider {@code
 *       org.eclipse.persistence.jpa.PersistenceProvider}, {@code non-jta-data-source} {@code
 *       osgi:service/javax.sql.DataSource/(osgi.jndi.service.name=sunhall)}, every entity listed, {@code
 *       exclude-unlisted-classes}, and the properties {@code eclipselink.cache.shared.default=false} (other nodes write
 *       too), {@code eclipselink.weaving=false} (entities are flat, so that tests outside the framework see the same
 *       classes), {@code eclipselink.jdbc.batch-writing=JDBC}, {@code eclipselink.logging.level=WARNING};
 *   <li>the store component takes {@code @Reference(target = "(osgi.unit.name=<name>)") EntityManagerFactory}, {@link
 *       org.sunhall.persistence.Transactions} and {@code @Reference(target = "(schema=<bundle symbolic name>)")} {@link
 *       org.sunhall.persistence.SchemaReady}, and reads and writes through {@link
 *       org.sunhall.persistence.Transactions#entityManager}.
 * </ul>
 *
 * <h2>Types in changelogs</h2>
 *
 * Write {@code varchar(n)}, {@code bigint}, {@code int}, {@code boolean}, {@code clob} and {@code blob}. On PostgreSQL
 * {@code clob} becomes {@code text} and {@code blob} becomes {@code bytea} (Liquibase's own choice, an OID, would leave
 * large objects behind that nobody deletes); on Derby both keep their names. In the entity, a {@code String} or {@code
 * byte[]} with {@code @Lob} reads and writes them on both. Time is a {@code bigint} of milliseconds since the epoch.
 */
@Export
@Version("1.1.0")
package org.sunhall.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
