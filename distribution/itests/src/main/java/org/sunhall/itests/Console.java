package org.sunhall.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/** The platform's console, over ssh, as an operator uses it. */
public final class Console {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int port;

    Console(int port) {
        this.port = port;
    }

    /**
     * Runs one command.
     *
     * @return what it printed
     * @throws IllegalStateException when it takes longer than a minute and a half
     */
    public String run(String command) {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session = client.connect(Wiring.USER, "127.0.0.1", port)
                    .verify(PATIENCE)
                    .getSession()) {
                session.addPasswordIdentity(Wiring.PASSWORD);
                session.auth().verify(PATIENCE);
                return run(session, command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the console did not take: " + command, e);
        }
    }

    private static String run(ClientSession session, String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(out);
            channel.setErr(out);
            channel.open().verify(PATIENCE);
            if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE).contains(ClientChannelEvent.TIMEOUT)) {
                throw new IllegalStateException("the console still works on: " + command);
            }
        }
        return out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
