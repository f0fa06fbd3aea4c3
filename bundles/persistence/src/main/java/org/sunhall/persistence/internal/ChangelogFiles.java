package org.sunhall.persistence.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** The changelogs of all bundles in one place, whichever class loaders they came from. */
final class ChangelogFiles extends AbstractResourceAccessor {

    private final Map<String, byte[]> files;

    ChangelogFiles(Map<String, byte[]> files) {
        this.files = Map.copyOf(files);
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        String prefix = normal(path) + "/";
        return files.keySet().stream()
                .filter(file -> file.startsWith(prefix))
                .filter(file -> recursive || file.indexOf('/', prefix.length()) < 0)
                .sorted()
                .map(file -> (Resource) new File(file))
                .toList();
    }

    @Override
    public List<Resource> getAll(String path) {
        String file = normal(path);
        return files.containsKey(file) ? List.of(new File(file)) : List.of();
    }

    @Override
    public List<String> describeLocations() {
        return List.of("changelogs of the platform's bundles");
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static String normal(String path) {
        String file = path.replace('\\', '/').replace("classpath:", "");
        return file.startsWith("/") ? file.substring(1) : file;
    }

    private final class File extends AbstractResource {

        File(String path) {
            super(path, URI.create("sunhall:/" + path));
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(files.get(getPath()));
        }

        @Override
        public boolean exists() {
            return files.containsKey(getPath());
        }

        @Override
        public Resource resolve(String other) {
            return new File(getPath() + "/" + other);
        }

        @Override
        public Resource resolveSibling(String other) {
            return new File(getPath().substring(0, getPath().lastIndexOf('/') + 1) + other);
        }
    }
}
