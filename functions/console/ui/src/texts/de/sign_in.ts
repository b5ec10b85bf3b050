/** Signing in, and what people change about their own account. */
import type { Texts } from "../types.ts";
import { counted } from "./numbers.ts";

export const signIn: Texts["signIn"] = {
  title: "Anmelden",
  again: "Ihre Sitzung ist beendet",
  againText: "Melden Sie sich wieder an, um dort weiterzumachen, wo Sie waren. Es geht nichts verloren.",
  username: "Benutzername",
  password: "Passwort",
  newPassword: "Neues Passwort",
  newPasswordText: "Ihr Passwort wurde von der Administration vergeben. Wählen Sie jetzt Ihr eigenes.",
  submit: "Anmelden",
  submitNew: "Passwort festlegen",
  wrong: "Benutzername oder Passwort ist falsch.",
  checking: "Ihre Sitzung wird geprüft",
  code: "Code",
  codeText:
    "Öffnen Sie Ihre Authenticator-App und geben Sie den 6-stelligen Code ein, den sie für docloop anzeigt.",
  setUpText: "Zum Anmelden ist ein zweiter Faktor erforderlich. Richten Sie Ihren jetzt ein.",
  next: "Weiter",
  back: "Von vorn beginnen",
  wrongCode: "Dieser Code ist falsch oder abgelaufen. Geben Sie den neuesten ein.",
  expired: "Die Anmeldung hat zu lange gedauert. Beginnen Sie noch einmal mit Ihrem Passwort.",
  tooMany: (seconds) =>
    seconds < 60
      ? counted(seconds, {
          one: "Zu viele Versuche. Versuchen Sie es in # Sekunde noch einmal.",
          other: "Zu viele Versuche. Versuchen Sie es in # Sekunden noch einmal.",
        })
      : counted(Math.ceil(seconds / 60), {
          one: "Zu viele Versuche. Versuchen Sie es in # Minute noch einmal.",
          other: "Zu viele Versuche. Versuchen Sie es in # Minuten noch einmal.",
        }),
  forgot: "Passwort vergessen?",
  forgotTitle: "Passwort zurücksetzen",
  forgotText:
    "Wir senden einen Code an die E-Mail-Adresse Ihres Kontos. Damit können Sie ein neues Passwort festlegen.",
  sendCode: "Code per E-Mail senden",
  resetText:
    "Wenn es dieses Konto gibt, wurde ein Code an seine E-Mail-Adresse gesendet. Der Code gilt eine Stunde.",
  mailedCode: "Code aus der E-Mail",
  resetDone: "Ihr Passwort ist festgelegt. Melden Sie sich damit an.",
};

export const account: Texts["account"] = {
  title: "Konto",
  lead: (name) => `Sie sind als ${name} angemeldet.`,
  password: {
    title: "Passwort",
    text: "Wenn Sie das Passwort ändern, werden Sie überall abgemeldet.",
    current: "Jetziges Passwort",
    new: "Neues Passwort",
    newHint: "Mindestens 12 Zeichen, mit Groß- und Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.",
    submit: "Passwort ändern",
    wrong: "Das ist nicht Ihr jetziges Passwort.",
    done: "Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen an.",
  },
  factor: {
    title: "Zweiter Faktor",
    on: "Aktiv. Zum Anmelden brauchen Sie einen Code aus Ihrer Authenticator-App.",
    off: "Nicht eingerichtet. Mit einem zweiten Faktor genügt das Passwort allein nicht mehr zum Anmelden.",
    unavailable: "Der zweite Faktor ist abgeschaltet. Ihre Administration kann ihn einschalten.",
    required: "Ein zweiter Faktor ist für alle vorgeschrieben und kann daher nicht entfernt werden.",
    setUp: "Einrichten",
    remove: "Entfernen",
    passwordFirst: "Geben Sie Ihr Passwort ein, um einen zweiten Faktor einzurichten.",
    scan: "Scannen Sie diesen Code mit einer Authenticator-App:",
    orType: "Oder geben Sie diesen Schlüssel in der App ein:",
    qr: "QR-Code mit dem Schlüssel für die Authenticator-App",
    then: "Geben Sie dann den Code ein, den die App anzeigt.",
    turnOn: "Aktivieren",
    turnedOn: "Ihr zweiter Faktor ist aktiv.",
    removeText: "Danach genügt zum Anmelden wieder das Passwort allein.",
    removed: "Ihr zweiter Faktor wurde entfernt.",
  },
};
