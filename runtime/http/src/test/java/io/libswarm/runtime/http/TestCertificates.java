package io.libswarm.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates for a server and a client, made by the JDK's own tool. */
final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path dir;

    private TestCertificates(Path dir) {
        this.dir = dir;
    }

    static TestCertificates in(Path dir) throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificates certificates = new TestCertificates(dir);
        for (String who : List.of("server", "client")) {
            certificates.keytool(who);
            KeyStore store = certificates.store(who);
            Key key = store.getKey(who, PASSWORD);
            certificates.pem(who + ".key", "PRIVATE KEY", key.getEncoded());
            certificates.pem(
                    who + ".crt", "CERTIFICATE", store.getCertificate(who).getEncoded());
        }
        return certificates;
    }

    TlsSettings server(boolean knownClientsOnly) {
        return new TlsSettings(
                dir.resolve("server.crt"),
                dir.resolve("server.key"),
                knownClientsOnly ? dir.resolve("client.crt") : null);
    }

    /** A client's side, with its certificate. */
    SSLContext client() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store("client"), PASSWORD);
        return context(keys);
    }

    /** A client's side, without a certificate. */
    SSLContext stranger() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        KeyStore none = KeyStore.getInstance("PKCS12");
        none.load(null, null);
        keys.init(none, PASSWORD);
        return context(keys);
    }

    private SSLContext context(KeyManagerFactory keys) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store("server"));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void keytool(String who) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                who,
                "-dname",
                "CN=" + who,
                "-keyalg",
                "EC",
                "-ext",
                "san=ip:127.0.0.1"));
        command.addAll(List.of("-keystore", dir.resolve(who + ".p12").toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private KeyStore store(String who) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(dir.resolve(who + ".p12"))) {
            store.load(file, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setKeyEntry(who, store.getKey(who, PASSWORD), PASSWORD, store.getCertificateChain(who));
        trusted.setCertificateEntry(who + "-trusted", store.getCertificate(who));
        return trusted;
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                dir.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
