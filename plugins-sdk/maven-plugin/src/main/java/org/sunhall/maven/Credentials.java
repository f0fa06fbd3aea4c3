package org.sunhall.maven;

import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** A login and a password, from the environment or from a server in {@code settings.xml}; never from a project's own files. */
record Credentials(String login, char[] password) {

    static Optional<Credentials> find(
            Settings settings,
            SettingsDecrypter decrypter,
            String server,
            String loginVariable,
            String passwordVariable) {
        String password = System.getenv(passwordVariable);
        if (password != null && !password.isEmpty()) {
            String login = System.getenv(loginVariable);
            return Optional.of(new Credentials(login == null ? "" : login, password.toCharArray()));
        }
        Server known = settings.getServer(server);
        if (known == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(known));
        for (SettingsProblem problem : result.getProblems()) {
            throw new IllegalStateException(
                    "the password of server " + server + " cannot be decrypted: " + problem.getMessage());
        }
        Server open = result.getServer();
        return open.getPassword() == null
                ? Optional.empty()
                : Optional.of(new Credentials(
                        open.getUsername() == null ? "" : open.getUsername(),
                        open.getPassword().toCharArray()));
    }

    @Override
    public String toString() {
        return "credentials of " + login;
    }
}
