; Inno Setup script of the Windows installer; build_installer.py calls it with the version and the folder of the bundle:
;   iscc /DVersion=0.2.0 /DBundle=C:\path\dist\learnoscope build_scripts\windows\learnoscope.iss
; /NOCAMERA=1 on the installer's command line switches live cameras off for everybody, as schools of the EU need it.

#ifndef Version
  #error Version is missing: /DVersion=...
#endif
#ifndef Bundle
  #define Bundle "..\..\dist\learnoscope"
#endif

[Setup]
AppId={{6E0B4C1E-53C5-4B0B-9C0A-6D6A3B8F4E21}
AppName=Learnoscope
AppVersion={#Version}
AppPublisher=The Learnoscope developers
DefaultDirName={autopf}\Learnoscope
DefaultGroupName=Learnoscope
DisableProgramGroupPage=yes
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=Learnoscope-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
LZMANumBlockThreads=4
SetupIconFile=..\..\build\app\learnoscope\learnoscope.ico
UninstallDisplayIcon={app}\learnoscope.exe
LicenseFile=..\..\LICENSE
ChangesAssociations=yes
ChangesEnvironment=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: associate; Description: "Open .learnoscope sessions with Learnoscope"
Name: nocamera; Description: "Offer no live cameras (the EU prohibits inferring emotions in education and at work)"; Flags: unchecked

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Learnoscope"; Filename: "{app}\learnoscope.exe"
Name: "{group}\Learnoscope without memories"; Filename: "{app}\learnoscope.exe"; Parameters: "--safe"
Name: "{autodesktop}\Learnoscope"; Filename: "{app}\learnoscope.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.learnoscope"; ValueType: string; ValueData: "Learnoscope.Session"; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Learnoscope.Session"; ValueType: string; ValueData: "Learnoscope session"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Learnoscope.Session\DefaultIcon"; ValueType: string; ValueData: "{app}\learnoscope.exe,0"; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Learnoscope.Session\shell\open\command"; ValueType: string; ValueData: """{app}\learnoscope.exe"" ""%1"""; Tasks: associate
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\learnoscope.exe"; ValueType: string; ValueData: "{app}\learnoscope.exe"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\learnoscope-cli.exe"; ValueType: string; ValueData: "{app}\learnoscope-cli.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\learnoscope.exe"; Description: "{cm:LaunchProgram,Learnoscope}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: files; Name: "{app}\_internal\resources\no-camera"

[Code]
procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssPostInstall then
    if WizardIsTaskSelected('nocamera') or (ExpandConstant('{param:NOCAMERA|0}') = '1') then
      SaveStringToFile(ExpandConstant('{app}\_internal\resources\no-camera'), '', False);
end;
