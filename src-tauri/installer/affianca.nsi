; The installer for Windows: in Italian, for the user who starts it, with no rights of an
; administrator. `cargo xtask windows installer` and, on Windows, `cargo xtask bundle` run it:
;   VERSION PROGRAM ICON OUTPUT   what is installed and how it is called
;   SIZE                          how many kilobytes it takes, for the system's list of programs
;   LOADER                        WebView2Loader.dll, for a program linked with MinGW
;   WEBVIEW                       Microsoft's off-line installer of WebView2, to carry it along
;   STUB                          the kind of program the installer is, where NSIS has several
;   SIGN                          a command that signs the file named after it
; Neither installing nor removing touches the user's data in %LOCALAPPDATA%\it.affianca.app.
Unicode true
!ifdef STUB
Target ${STUB}
!endif
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define IDENTIFIER "it.affianca.app"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Affianca"
!define WEBVIEW_CLIENT "Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "Affianca"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Affianca"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "Affianca ${VERSION}"
; Left to itself the remover says that something was installed.
CompletedText "Fatto"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1040 "ProductName" "Affianca"
VIAddVersionKey /LANG=1040 "FileDescription" "Installazione di Affianca"
VIAddVersionKey /LANG=1040 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1040 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1040 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}\Contrib\Graphics\Wizard\nsis3-metro.bmp"
!define MUI_WELCOMEPAGE_TEXT "Affianca viene installato solo per te, senza diritti di amministratore.$\r$\n$\r$\nSe è già installato viene aggiornato: l’archivio e i registri restano dove sono.$\r$\n$\r$\nPremi Installa per continuare."
!define MUI_FINISHPAGE_RUN "$INSTDIR\affianca.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Viene tolto il programma. L’archivio con i registri resta dov’è, nella cartella $LOCALAPPDATA\${IDENTIFIER}: reinstallando Affianca lo ritrovi."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Italian"

!ifdef SIGN
!uninstfinalize '${SIGN} "%1"'
!endif

; Windows shows the notices of a program only when its shortcut in the menu says whose they are.
!macro NameShortcut shortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${shortcut}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${IDENTIFIER}") p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,p $3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        System::Call 'Oleaut32::SysFreeString(p $3)'
        System::Free $4
        System::Free $5
        ${IPropertyStore::Commit} $2 ""
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${shortcut}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

; The program is still open when Windows lets nobody write its file.
!macro RefuseWhileOpen
  ${DoWhile} ${FileExists} "$INSTDIR\affianca.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\affianca.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Affianca è aperto: chiudilo per continuare." /SD IDCANCEL IDCANCEL`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

; The version of WebView2 into $0; empty when it is not there.
Function FindWebView
  SetRegView 32
  ReadRegStr $0 HKLM "${WEBVIEW_CLIENT}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "${WEBVIEW_CLIENT}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
  SetRegView lastused
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Affianca ha bisogno di Windows 10 o 11 a 64 bit." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro RefuseWhileOpen
  SetOutPath "$INSTDIR"
  File "/oname=affianca.exe" "${PROGRAM}"
!ifdef LOADER
  File "/oname=WebView2Loader.dll" "${LOADER}"
!endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Affianca.lnk" "$INSTDIR\affianca.exe"
  !insertmacro NameShortcut "$SMPROGRAMS\Affianca.lnk"
  CreateShortcut "$DESKTOP\Affianca.lnk" "$INSTDIR\affianca.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Affianca"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$\"$INSTDIR\affianca.exe$\""
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" "$\"$INSTDIR\uninstall.exe$\""
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" "$\"$INSTDIR\uninstall.exe$\" /S"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}

  ; Without WebView2 the window cannot be made: said now, not at the first start.
  Call FindWebView
!ifdef WEBVIEW
  ${If} $0 == ""
    DetailPrint "Installazione di Microsoft Edge WebView2 Runtime…"
    InitPluginsDir
    File "/oname=$PLUGINSDIR\webview2.exe" "${WEBVIEW}"
    ExecWait '"$PLUGINSDIR\webview2.exe" /silent /install'
    Call FindWebView
  ${EndIf}
!endif
  ${If} $0 == ""
    MessageBox MB_OK|MB_ICONINFORMATION "Affianca è installato, ma su questo computer manca Microsoft Edge WebView2 Runtime, che ne disegna la finestra: senza non si apre.$\r$\n$\r$\nWindows 11 e Windows 10 aggiornato lo hanno già; altrimenti si scarica gratis da Microsoft (cerca «WebView2 Runtime», versione Evergreen x64)." /SD IDOK
  ${EndIf}
SectionEnd

Section Uninstall
  !insertmacro RefuseWhileOpen
  Delete "$INSTDIR\affianca.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  ; In use until the one that started this copy of it has ended.
  ${For} $1 1 50
    ClearErrors
    Delete "$INSTDIR\uninstall.exe"
    ${IfNot} ${Errors}
      ${ExitFor}
    ${EndIf}
    Sleep 100
  ${Next}
  ; Only when nothing of anybody else's is left in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Affianca.lnk"
  Delete "$DESKTOP\Affianca.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
